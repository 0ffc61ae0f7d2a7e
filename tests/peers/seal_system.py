"""A seal system as an office may have one, for tests: a real HTTP server whose seals say that they are samples."""

import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from PIL import Image, ImageDraw


def sample_seal(side: int = 500, mode: str = "RGBA") -> bytes:
    """A red ring with a cross, clear between: no office's seal looks like it."""
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0) if mode == "RGBA" else (255, 255, 255, 255))
    draw = ImageDraw.Draw(image)
    draw.ellipse((8, 8, side - 9, side - 9), outline=(220, 20, 20, 210), width=side // 40)
    draw.line((side // 4, side // 4, 3 * side // 4, 3 * side // 4), fill=(220, 20, 20, 160), width=side // 50)
    draw.line((side // 4, 3 * side // 4, 3 * side // 4, side // 4), fill=(220, 20, 20, 160), width=side // 50)
    image.convert(mode).save(out := io.BytesIO(), "PNG")
    return out.getvalue()


class SealSystem:
    """What it was asked, and the knobs: what it answers, and how often it hangs up first."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[dict[str, Any]] = []
        self.tokens: list[str] = []
        self.status = 200
        self.picture = sample_seal()
        self.hang_ups = 0
        self.coding = ""  # that it says its answer is in
        self.drips = False  # a byte now and then, without an end


@contextmanager
def seal_system() -> Iterator[SealSystem]:
    """One that runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            if system.hang_ups:
                system.hang_ups -= 1
                self.close_connection = True
                self.connection.close()
                return
            system.asked.append(json.loads(body))
            system.tokens.append(self.headers.get("authorization", ""))
            self.send_response(system.status)
            self.send_header("content-type", "image/png")
            self.send_header("content-length", str(len(system.picture)))
            if system.coding:
                self.send_header("content-encoding", system.coding)
            self.end_headers()
            try:
                while system.drips:
                    self.wfile.write(b"\x89")
                    self.wfile.flush()
                    away.wait(0.02)
                self.wfile.write(system.picture)
            except OSError:
                self.close_connection = True  # the asker had enough

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in http.server
            pass

        def finish(self) -> None:
            with suppress(OSError, ValueError):
                super().finish()

    away = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    system = SealSystem(f"http://127.0.0.1:{server.server_port}/seal")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield system
    finally:
        system.drips = False
        away.set()
        server.shutdown()
        thread.join()
        server.server_close()
