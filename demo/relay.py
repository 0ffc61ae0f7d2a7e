"""A real TURN relay (coturn) in a room of its own, with a certificate of a test authority of ours."""

import contextlib
import datetime
import ipaddress
import shutil
import socket
import subprocess
from collections.abc import Generator
from pathlib import Path
from typing import Final

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from demo.leash import leashed
from demo.network import Network
from demo.waiting import NotInTime, wait
from windowkit.errors import Failure

ROOM: Final = "relay"
_PORT, _TLS_PORT = 3478, 5349
_STARTS: Final = 10.0  # s
_STOPS: Final = 5.0  # s


class Relay(msgspec.Struct, frozen=True, kw_only=True):
    """`authority` is the file that a program must be given as SSL_CERT_FILE to believe the relay."""

    udp: str
    tcp: str
    tls: str
    secret_file: Path
    authority: Path
    log: Path


@contextlib.contextmanager
def relay(rooms: Network, folder: Path, secret: str = "the relay's own") -> Generator[Relay]:
    """coturn with the secret, as docs/operations.md runs it."""
    if shutil.which("turnserver") is None:
        raise Failure("no turnserver: install the package coturn (scripts/install does)")
    folder.mkdir(parents=True, exist_ok=True)
    address = rooms.address(ROOM)
    (folder / "secret").write_text(secret)
    authority, certificate, key = _certificate(folder, address)
    log = folder / "coturn.log"
    settings = folder / "turnserver.conf"
    settings.write_text(
        f"listening-ip={address}\nrelay-ip={address}\nlistening-port={_PORT}\ntls-listening-port={_TLS_PORT}\n"
        f"use-auth-secret\nstatic-auth-secret={secret}\nrealm=window\n"
        f"cert={certificate}\npkey={key}\nno-cli\nno-multicast-peers\nno-dtls\nfingerprint\n"
        f"user-quota=12\ntotal-quota=1200\n"
        f"log-file={log}\nsimple-log\npidfile={folder / 'pid'}\nuserdb={folder / 'db'}\n"
    )
    settings.chmod(0o600)
    with rooms.inside(ROOM):
        process = subprocess.Popen(
            leashed("turnserver", "-c", str(settings)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    try:
        with rooms.inside(ROOM):
            _wait(process, address, log)
        yield Relay(
            udp=f"turn:{address}:{_PORT}?transport=udp",
            tcp=f"turn:{address}:{_PORT}?transport=tcp",
            tls=f"turns:{address}:{_TLS_PORT}?transport=tcp",
            secret_file=folder / "secret",
            authority=authority,
            log=log,
        )
    finally:
        process.terminate()
        try:
            process.wait(_STOPS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    def look() -> bool:
        with contextlib.suppress(OSError), socket.create_connection((address, _TLS_PORT), timeout=0.5):
            return True
        return process.poll() is not None

    with contextlib.suppress(NotInTime):
        wait("the relay", look, seconds=_STARTS)
        if process.poll() is None:
            return
    words = log.read_text(errors="replace")[-1500:] if log.exists() else "it has no log"
    raise Failure(f"the relay did not start: {words}")


def _certificate(folder: Path, address: str) -> tuple[Path, Path, Path]:
    """An authority and a server's certificate for the address, good for a day; the files of both, and of the key."""
    now = datetime.datetime.now(datetime.UTC)
    keys = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in ("test authority", "test relay")]

    def certificate(which: int) -> x509.CertificateBuilder:
        builder = x509.CertificateBuilder().subject_name(names[which]).issuer_name(names[0])
        builder = builder.public_key(keys[which].public_key()).serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(now - datetime.timedelta(hours=1))
        return builder.not_valid_after(now + datetime.timedelta(days=1))

    ca = certificate(0).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    # Python checks strictly (RFC 5280, 4.2.1.3): an authority says what its key is for.
    signs = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    ca = ca.add_extension(signs, critical=True)
    ca = ca.add_extension(x509.SubjectKeyIdentifier.from_public_key(keys[0].public_key()), critical=False)
    host = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
    ours = certificate(1).add_extension(host, critical=False)
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(keys[0].public_key())
    ours = ours.add_extension(issuer, critical=False)
    pem = serialization.Encoding.PEM
    files = (folder / "authority.pem", folder / "relay.pem", folder / "relay.key")
    files[0].write_bytes(ca.sign(keys[0], hashes.SHA256()).public_bytes(pem))
    files[1].write_bytes(ours.sign(keys[0], hashes.SHA256()).public_bytes(pem))
    files[2].write_bytes(keys[1].private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return files
