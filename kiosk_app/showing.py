"""A scene as rows and words in one language, for the models to hand to QML."""

import msgspec

from kiosk_app import (
    assent_phrases,
    booking_phrases,
    callback_phrases,
    card_ahead_phrases,
    card_phrases,
    carding,
    form,
    handing_phrases,
    helpdesk_phrases,
    hours_phrases,
    inform_phrases,
    ink_phrases,
    inking,
    lying_phrases,
    paging_phrases,
    parting_phrases,
    phrases,
    pointing_phrases,
    rating_phrases,
    search_phrases,
    searching,
    sheet_phrases,
    telling,
)
from kiosk_app.helping import Step
from kiosk_app.phrases import Sentences
from kiosk_app.rows import Row
from kiosk_app.scene import Scene, Screen
from windowkit.matters import Field
from windowkit.messages import Filled, VisitSnapshot

_NOTHING = Filled(value="", revision=0)


class Showing(msgspec.Struct, frozen=True):
    """What of a scene is read, in Chinese or in English."""

    scene: Scene
    chinese: bool

    def sentences(self) -> Sentences:
        """What is happening and what to do now."""
        if self.scene.handing is not None and self.scene.line and self.scene.ended_for_good is None:
            return handing_phrases.sentences(self.scene.handing)
        search = self.scene.search if searching.searches(self.scene) else None
        if search is not None and self.scene.line and self.scene.ended_for_good is None:
            return search_phrases.sentences(search, self.scene.matters)
        if self.scene.helpdesk is not None and self.scene.line and self.scene.ended_for_good is None:
            return helpdesk_phrases.sentences(self.scene.helpdesk, chinese=self.chinese)
        if self.scene.parting is not None and self.scene.ended_for_good is None:  # whatever the line does: it is read
            return parting_phrases.sentences(self.scene.parting)
        said = hours_phrases.sentences(self.scene, phrases.sentences(self.scene, self.material(), self.served_from()))
        said = card_phrases.sentences(self.scene, callback_phrases.sentences(self.scene, said), self.whose_card())
        wrong = tuple(label for _, label, _ in self.fields(pointing_phrases.marked(self.scene)))
        said = pointing_phrases.sentences(self.scene, lying_phrases.sentences(self.scene, said), wrong)
        said = rating_phrases.sentences(self.scene, said)
        said = booking_phrases.sentences(self.scene, said, chinese=self.chinese)
        said = paging_phrases.sentences(self.scene, said, self.material())
        said = ink_phrases.sentences(self.scene, assent_phrases.sentences(self.scene, said))
        said = inform_phrases.sentences(self.scene, said, chinese=self.chinese)
        return card_ahead_phrases.sentences(self.scene, said, chinese=self.chinese)

    def whose_card(self) -> str:
        """The person's part in the matter whose identity card is asked for."""
        scene = self.scene
        card = scene.matter.card(carding.wanted(scene)) if scene.matter is not None else None
        return "" if card is None else (card.label if self.chinese else card.label_en)

    def served_from(self) -> str:
        """The centre whose clerk serves, where that is not the resident's own."""
        visit = self.scene.visit
        return "" if visit is None else (visit.served_from if self.chinese else visit.served_from_en)

    def matters(self) -> tuple[Row, ...]:
        """The page of matters to choose from."""
        many = telling.a_page(self.scene)
        start = self.scene.page * many
        chooses = self.scene.helpdesk is not None and self.scene.helpdesk.step is Step.MATTER
        telling_of = self.scene.screen is Screen.TELLING and not self.scene.wanted
        listed = self.scene.screen is Screen.MATTERS or telling_of or chooses
        shown = self.scene.matters[start : start + many] if listed else ()
        if self.chinese:
            return tuple((entry.code, entry.name, entry.department) for entry in shown)
        return tuple((entry.code, entry.name_en, entry.department_en) for entry in shown)

    def fields(self, keys: tuple[str, ...]) -> tuple[Row, ...]:
        """These fields of the form."""
        matter, visit = self.scene.matter, self.scene.visit
        if matter is None or visit is None:
            return ()
        return tuple(self._row(field, visit) for key in keys if (field := matter.field(key)) is not None)

    def last(self) -> Row:
        """The field typed last."""
        rows = self.fields(self.scene.typed[:1])
        return rows[0] if rows else ("", "", "")

    def page(self) -> tuple[Row, ...]:
        """The page of the form that is read."""
        page, visit = self._page(), self.scene.visit
        if page is None or visit is None:
            return ()
        return tuple(self._row(field, visit) for field in page.fields)

    def page_title(self) -> str:
        """Its section."""
        page = self._page()
        return "" if page is None else (page.title if self.chinese else page.title_en)

    def pages(self) -> int:
        """How many pages there are to turn."""
        if self.scene.screen in (Screen.MATTERS, Screen.TELLING, Screen.HELPDESK):
            return telling.pages(self.scene)
        return max(1, len(form.pages(self.scene.matter))) if self.scene.matter is not None else 1

    def notices(self) -> tuple[Row, ...]:
        """The visit's notices and where their sheets are."""
        notices = self.scene.visit.notices if self.scene.visit is not None else ()
        return tuple((one.id, sheet_phrases.notice_name(one), sheet_phrases.notice_state(one)) for one in notices)

    def material(self) -> str:
        """The paper that is asked for."""
        matter, visit = self.scene.matter, self.scene.visit
        if matter is None or visit is None:
            return ""
        if inking.is_photographed(self.scene):
            return ink_phrases.paper()
        found = next((material for material in matter.materials if material.code == (visit.wanted or visit.more)), None)
        return "" if found is None else (found.name if self.chinese else found.name_en)

    def _page(self) -> form.Page | None:
        pages = form.pages(self.scene.matter) if self.scene.matter is not None else ()
        shown = self.scene.screen is Screen.REVIEW and self.scene.page < len(pages)
        return pages[self.scene.page] if shown else None

    def _row(self, field: Field, visit: VisitSnapshot) -> Row:
        value = visit.fields.get(field.key, _NOTHING).value
        reading = form.reading(field, value, chinese=self.chinese)
        return field.key, form.label(field, chinese=self.chinese), reading
