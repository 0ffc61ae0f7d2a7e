"""Who is who: devices by their key, clerks by password and token, staff by PIN, outside systems by key.

Passwords and PINs are argon2id (RFC 9106) with 19 MiB, two passes: 37 ms here, so it runs in a thread and few
at a time. Of tokens, codes and keys only the SHA-256 is kept.
"""

import asyncio
import hashlib
import os
import secrets
import time
from typing import Final

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, delete, select, update

from signaling import tables as t
from signaling.effects import Sender
from signaling.records import Clerk
from signaling.store import Device, Store, drop, put
from windowkit.errors import Code, Refused
from windowkit.keys import is_public, proven
from windowkit.messages import Role

OPERATIONS: Final = "~operations"  # stands where an outside system's centre does: no code of one has a ~
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_CODE_LIFE: Final = 15 * 60.0  # s
_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 5 bits a letter, none that looks like another
_CODE_LETTERS: Final = 12  # 60 bits
_TRIES: Final = 5
_NAMES: Final = 1000  # names with wrong tries before the old ones are forgotten
_LONG: Final = 64  # characters of a name worth looking up
_KEPT: Final = 24 * 3600.0  # s an ended token is still known as ended
_PAUSE: Final = 60.0  # s without a try after too many wrong ones


class Token(msgspec.Struct, frozen=True):
    """A bearer token and its end (UNIX seconds)."""

    token: str
    expires: float


def digest(secret: str) -> str:
    """What is kept of a token, code or key."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Throttle:
    """Counts wrong tries by name; too many close the door for a while."""

    def __init__(self, tries: int = _TRIES, pause: float = _PAUSE) -> None:
        self._tries = tries
        self._pause = pause
        self._wrong: dict[str, tuple[int, float]] = {}

    def check(self, name: str, now: float) -> None:
        """Raises Refused(TOO_MANY_TRIES) while the door is closed."""
        count, last = self._wrong.get(name, (0, 0.0))
        if count >= self._tries and now - last < self._pause:
            raise Refused(Code.TOO_MANY_TRIES, f"{int(self._pause)} s")
        if now - last >= self._pause:
            self._wrong.pop(name, None)

    def failed(self, name: str, now: float) -> None:
        """One more wrong try."""
        if len(self._wrong) >= _NAMES:  # made-up names must not fill the memory
            self._wrong = {one: (count, last) for one, (count, last) in self._wrong.items() if now - last < self._pause}
        count, _ = self._wrong.get(name, (0, 0.0))
        self._wrong[name] = (count + 1, now)

    def succeeded(self, name: str) -> None:
        """A right one: the count begins anew."""
        self._wrong.pop(name, None)


class Auth:
    """Proofs of identity against the store."""

    def __init__(self, store: Store, lifetime: float) -> None:
        self._store = store
        self.lifetime = lifetime
        self._throttle = Throttle()
        self._hashing = asyncio.Semaphore(os.cpu_count() or 1)
        self._nobody = _HASHER.hash(secrets.token_hex())  # verified for unknown names: they take as long

    async def enrol(self, code: str, public_key: str, address: str) -> Device:
        """Trade a one-time code for a device; the code is used up. Raises Refused(CODE_EXPIRED | BAD_FIELD)."""
        now = time.time()
        if not is_public(public_key):  # before the code is used up
            raise Refused(Code.BAD_FIELD, "public_key")
        self._throttle.check(f"enrol {address}", now)
        hashed = digest(plain_code(code))
        name = secrets.token_hex(8)

        def work(connection: Connection) -> Device | None:
            row = connection.execute(select(t.CODES).where(t.CODES.c.hash == hashed)).mappings().first()
            if row is None or not drop(t.CODES, "hash", hashed)(connection) or row["expires"] < now:
                return None
            kiosk = row["kiosk"] or f"kiosk-{name}"
            device = f"{row['role']}-{name}"
            found = Device(id=device, role=row["role"], committee=row["committee"], kiosk=kiosk, public_key=public_key)
            put(t.DEVICES, "id", msgspec.to_builtins(found))(connection)
            return found

        device = await asyncio.wrap_future(self._store.write(work))
        if device is None:
            self._throttle.failed(f"enrol {address}", now)
            raise Refused(Code.CODE_EXPIRED)
        return device

    async def device(self, role: Role, device: str, nonce: str, proof: str) -> Sender:
        """The device whose key made this proof. Raises Refused(BAD_CREDENTIALS)."""
        found = await asyncio.to_thread(self._store.device, device)
        if found is None or found.role != role or not proven(found.public_key, nonce, device, proof):
            raise Refused(Code.BAD_CREDENTIALS)
        return Sender(role, found.kiosk)

    async def clerk(self, name: str, password: str, address: str) -> Token:
        """A fresh token for a clerk. Raises Refused(BAD_CREDENTIALS | TOO_MANY_TRIES)."""
        now = time.time()
        name = name[:_LONG]
        for door in (f"clerk {name}", f"clerk at {address}"):
            self._throttle.check(door, now)
        row = await asyncio.to_thread(self._store.one, t.CLERKS, "name", name)
        right = await self._verify(row["password"] if row else self._nobody, password)
        if row is None or not right:
            for door in (f"clerk {name}", f"clerk at {address}"):
                self._throttle.failed(door, now)
            raise Refused(Code.BAD_CREDENTIALS)
        self._throttle.succeeded(f"clerk {name}")
        return await self.issue(Sender(Role.COUNTER, name))

    async def pin(self, committee: str, pin: str, kiosk: str) -> None:
        """Raises Refused unless this is the committee's staff PIN."""
        now = time.time()
        self._throttle.check(f"pin {kiosk}", now)
        row = await asyncio.to_thread(self._store.one, t.PINS, "committee", committee)
        if not await self._verify(row["pin"] if row else self._nobody, pin) or row is None:
            self._throttle.failed(f"pin {kiosk}", now)
            raise Refused(Code.BAD_CREDENTIALS)
        self._throttle.succeeded(f"pin {kiosk}")

    async def issue(self, sender: Sender) -> Token:
        """A token of this sender's own."""
        token = Token(secrets.token_urlsafe(32), time.time() + self.lifetime)
        row = {"hash": digest(token.token), "role": sender.role, "key": sender.key, "expires": token.expires}
        forgotten = delete(t.TOKENS).where(t.TOKENS.c.expires < time.time() - _KEPT)

        def work(connection: Connection) -> None:
            connection.execute(forgotten)
            put(t.TOKENS, "hash", row)(connection)

        await asyncio.wrap_future(self._store.write(work))
        return token

    async def bearer(self, token: str) -> Sender:
        """Whose token this is. Raises Refused(NOT_SIGNED_IN | TOKEN_EXPIRED)."""
        row = await asyncio.to_thread(self._store.one, t.TOKENS, "hash", digest(token)) if token else None
        if row is None:
            raise Refused(Code.NOT_SIGNED_IN)
        if row["expires"] < time.time():
            raise Refused(Code.TOKEN_EXPIRED)
        return Sender(Role(row["role"]), row["key"])

    async def integration(self, key: str) -> str:
        """The centre whose ticket system has this key, OPERATIONS, or "" for another outside system. Raises Refused."""
        row = await asyncio.to_thread(self._store.one, t.INTEGRATIONS, "hash", digest(key)) if key else None
        if row is None:
            raise Refused(Code.BAD_CREDENTIALS)
        return str(row["centre"])

    async def _verify(self, hashed: str, secret: str) -> bool:
        def work() -> bool:
            try:
                return _HASHER.verify(hashed, secret)
            except VerificationError:
                return False

        async with self._hashing:
            return await asyncio.to_thread(work)


def plain_code(code: str) -> str:
    """The code as it was made, however it was typed."""
    return code.upper().replace("-", "").replace(" ", "")


class Office:
    """What an administrator does, on the same database while the server runs."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def make_code(self, role: Role, committee: str, kiosk: str = "") -> str:
        """A one-time code, good for 15 minutes, as letters in groups of four."""
        letters = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LETTERS))
        expires = time.time() + _CODE_LIFE
        row = {"hash": digest(letters), "role": role, "committee": committee, "kiosk": kiosk, "expires": expires}
        self._store.write(put(t.CODES, "hash", row)).result()
        return "-".join(letters[start : start + 4] for start in range(0, _CODE_LETTERS, 4))

    def set_pin(self, committee: str, pin: str) -> None:
        """The staff PIN of a committee's kiosks."""
        row = {"committee": committee, "pin": _HASHER.hash(pin)}
        self._store.write(put(t.PINS, "committee", row)).result()

    def add_clerk(self, clerk: Clerk, password: str) -> None:
        """A clerk, or a new password and new skills for one; all their tokens end."""
        name = clerk.name
        row = {
            "name": name,
            "display": clerk.display,
            "service_number": clerk.service_number,
            "centre": clerk.centre,
            "password": _HASHER.hash(password),
            "groups": msgspec.json.encode(clerk.groups).decode(),
            "languages": msgspec.json.encode(clerk.languages).decode(),
            "leader": int(clerk.leader),
        }
        self._store.write(put(t.CLERKS, "name", row)).result()
        ended = update(t.TOKENS).where(t.TOKENS.c.key == name, t.TOKENS.c.role == Role.COUNTER).values(expires=0.0)
        self._store.write(lambda connection: connection.execute(ended) and None).result()

    def add_integration(self, name: str, centre: str = "") -> str:
        """An outside system's key, shown this once; with a centre it is its ticket system's and opens nothing else."""
        key = secrets.token_urlsafe(32)
        self._store.write(put(t.INTEGRATIONS, "hash", {"hash": digest(key), "name": name, "centre": centre})).result()
        return key
