"""An earlier, unfinished visit of the same resident: what it has, and the one key that goes on with it."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from counter_app import phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.permits import why_not
from windowkit.matters import Matter
from windowkit.messages import Earlier

translate = QCoreApplication.translate


class EarlierBar(QFrame):
    """Not there where nothing was begun before. `wanted`: the draft's id, and whether it goes over what was typed."""

    wanted = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title = _words("section")
        self._about = _words("soft")
        self._differs = _words("problem")
        self._button = QPushButton()
        self._button.setObjectName("primary")
        self._button.setMinimumHeight(42)
        self._button.clicked.connect(self._clicked)
        self._draft, self._overwrites = "", False
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self._title, self._about, self._differs):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        self.show_desk(Desk())

    def show_desk(self, desk: Desk) -> None:
        """What is offered, or what came of it."""
        found = desk.visit.earlier if desk.visit is not None else None
        self.setVisible(found is not None)
        if found is None:
            return
        matter = desk.matter
        self._draft, self._overwrites = found.draft, found.continued
        self._title.setText(self._headline(found))
        self._about.setText(_about(found, matter))
        self._about.setVisible(not found.continued)  # the form has it now, and needs the room
        differs = phrases.listed(_field_name(matter, key) for key in found.differs)
        self._differs.setVisible(bool(differs))
        self._differs.setText(self.tr("Other than typed here, and left as typed: {0}").format(differs))
        again = self.tr("Use the earlier answers there") if found.continued else self.tr("Continue it (F6)")
        self._button.setText(again)
        self._button.setAccessibleName(again)
        self._button.setShortcut("" if found.continued else "F6")  # setText takes a shortcut away
        self._button.setVisible(not found.continued or bool(found.differs))
        reason = why_not(desk, Action.CONTINUE)
        self._button.setEnabled(reason is None)
        self._button.setToolTip("" if reason is None else phrases.why_not(reason))

    def _headline(self, found: Earlier) -> str:
        if found.continued:
            return self.tr("Continued: the earlier answers and photographs are here")
        return self.tr("This resident began this matter before, and it was not finished")

    @Slot()
    def _clicked(self) -> None:
        self.wanted.emit(self._draft, self._overwrites)


def _about(found: Earlier, matter: Matter | None) -> str:
    """Who took it in, when and where; what it has and what it lacks."""
    where = phrases.local(found.committee, found.committee_en)
    lines = [translate("EarlierBar", "{0}, {1}, number {2}").format(found.day, where, found.ticket)]
    if found.clerk:
        lines[0] = phrases.listed(
            (lines[0], translate("EarlierBar", "clerk {0} No. {1}").format(found.clerk, found.service_number))
        )
    photographs = phrases.listed(_material_name(matter, code) for code in found.documents)
    has = translate("EarlierBar", "It has {0} answers").format(found.fields)
    if photographs:
        has = translate("EarlierBar", "It has {0} answers and photographs of: {1}").format(found.fields, photographs)
    lines.append(has)
    if found.missing:
        missing = phrases.listed(_material_name(matter, code) for code in found.missing)
        lines.append(translate("EarlierBar", "Still missing: {0}").format(missing))
    if found.next_step:
        lines.append(translate("EarlierBar", "The resident was told: {0}").format(found.next_step))
    return "\n".join(lines)


def _material_name(matter: Matter | None, code: str) -> str:
    found = next((one for one in matter.materials if one.code == code), None) if matter is not None else None
    return phrases.local(found.name, found.name_en) if found is not None else code


def _field_name(matter: Matter | None, key: str) -> str:
    field = matter.field(key) if matter is not None else None
    return phrases.local(field.label, field.label_en) if field is not None else key


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setIndent(0)
    return label
