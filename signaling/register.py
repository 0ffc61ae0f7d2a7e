"""What the settings and the store know of a newcomer, for the hall and for the greeting."""

import asyncio
import re
import time
from functools import cache
from typing import Final

from signaling.auth import Token
from signaling.effects import Sender
from signaling.floor import Floor
from signaling.records import Kiosk, Place
from signaling.settings import Centre, SignalingSettings, relays
from signaling.store import Store
from windowkit import messages as m
from windowkit.errors import BadInput
from windowkit.matters import Matter
from windowkit.spelling import initials


class Register:
    """Looks newcomers up and writes their `Welcome`."""

    def __init__(self, settings: SignalingSettings, matters: dict[str, Matter], store: Store, floor: Floor) -> None:
        self._settings = settings
        self._relays = relays(settings)
        self.matters = matters
        self._store = store
        self._floor = floor
        floor.centres |= {
            one.code: Place(code=one.code, name=one.name, name_en=one.name_en) for one in settings.centres
        }

    async def look_up(self, sender: Sender) -> None:
        """Tell the floor who this is. Raises BadInput where the settings lost their place, StoreFailure."""
        if sender.role is m.Role.COUNTER:
            clerks = {clerk.name: clerk for clerk in await asyncio.to_thread(self._store.clerks)}
            self._centre(clerks[sender.key].centre)
            self._floor.clerks |= clerks
            return
        device = await asyncio.to_thread(self._store.device, sender.key)
        code = device.committee if device else ""
        committee = next((one for one in self._settings.committees if one.code == code), None)
        if committee is None:
            raise BadInput(f"the settings have no committee {code}, but a kiosk is enrolled there; put it back")
        centre = self._centre(committee.centre)
        self._floor.kiosks[sender.key] = Kiosk(
            device=sender.key,
            committee=Place(code=committee.code, name=committee.name, name_en=committee.name_en),
            centre=Place(code=centre.code, name=centre.name, name_en=centre.name_en),
            letter=centre.letter,
        )

    def greeting(self, sender: Sender, token: Token, now: float) -> m.Welcome:
        """The welcome of somebody who was looked up, at `now` of the hall's time."""
        clerk = self._floor.clerks[sender.key] if sender.role is m.Role.COUNTER else None
        if clerk is not None:
            one = self._centre(clerk.centre)
            centre = place = Place(code=one.code, name=one.name, name_en=one.name_en)
        else:
            kiosk = self._floor.kiosks[sender.key]
            place, centre = kiosk.committee, kiosk.centre
        return m.Welcome(
            server_time=now,
            token=token.token,
            token_expires=token.expires,
            place=place.name,
            place_en=place.name_en,
            centre=centre.name,
            centre_en=centre.name_en,
            who=clerk.display if clerk else "",
            service_number=clerk.service_number if clerk else "",
            leader=clerk is not None and clerk.leader,
            ice_servers=self.ice_servers(sender),
            draft_days=self._settings.draft_days if sender.role is m.Role.KIOSK else 0,
            matters=() if sender.role is m.Role.PRINTING else self._entries(centre.code),
        )

    def _entries(self, centre: str) -> tuple[m.MatterEntry, ...]:
        groups = self._centre(centre).appointments.groups
        return tuple(_entry(one, bookable=one.group in groups) for one in self.matters.values())

    def ice_servers(self, sender: Sender) -> tuple[m.IceServer, ...]:
        """What this program may use for its call from now on; a printer has no call."""
        if sender.role is m.Role.PRINTING:
            return ()
        return (*self._settings.ice_servers, *self._relays.servers(f"{sender.role}-{sender.key}", time.time()))

    @property
    def ice_servers_end(self) -> bool:
        """Whether what `ice_servers` gave has to be given anew while a line lives."""
        return bool(self._relays.urls)

    def _centre(self, code: str) -> Centre:
        found = next((one for one in self._settings.centres if one.code == code), None)
        if found is None:
            raise BadInput(f"the settings have no centre {code}, but it is in use; put it back")
        return found


def _entry(matter: Matter, *, bookable: bool) -> m.MatterEntry:
    return m.MatterEntry(
        code=matter.code,
        name=matter.name,
        name_en=matter.name_en,
        department=matter.department,
        department_en=matter.department_en,
        hot=matter.hot,
        bookable=bookable,
        initials=_initials(matter.name, *matter.aliases),
        cards=tuple(m.CardEntry(whose=one.whose, label=one.label, label_en=one.label_en) for one in matter.cards),
    )


_IN_BRACKETS: Final = re.compile(r"[（(][^（()）]*[)）]")


@cache
def _initials(*names: str) -> tuple[str, ...]:
    """Of each name whole, and without what stands in brackets: readers skip it."""
    plain = [_IN_BRACKETS.sub("", name) for name in names]
    return tuple(dict.fromkeys(one for name in (*names, *plain) for one in initials(name)))
