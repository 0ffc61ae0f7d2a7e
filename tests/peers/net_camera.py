"""A network camera as a process of its own: MJPEG over HTTP, which can be unplugged (killed) and plugged in again."""

import io
import signal
import socket
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
from PIL import Image

_RATE = 15  # pictures a second


class NetCamera:
    """Plugged in on a fixed port; `url` stays the same."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self._process: subprocess.Popen[bytes] | None = None

    def plug(self) -> None:
        """Returns once it delivers."""
        command = [sys.executable, "-m", "tests.peers.net_camera", str(self.port)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"listening\n"

    def freeze(self) -> None:
        """It stays on the net and sends nothing more."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def unplug(self) -> None:
        """Gone at once; again: nothing happens."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            assert self._process.stdout is not None
            self._process.stdout.close()
            self._process = None


class _Pictures(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        picture = Image.fromarray(np.random.default_rng(1).integers(0, 255, (90, 160, 3), np.uint8))
        jpeg = io.BytesIO()
        picture.resize((640, 360)).save(jpeg, "JPEG")
        content = jpeg.getvalue()
        try:
            while True:
                head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(content)}\r\n\r\n"
                self.wfile.write(head.encode() + content + b"\r\n")
                time.sleep(1 / _RATE)
        except OSError:
            pass

    def log_request(self, code: object = "-", size: object = "-") -> None:
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), _Pictures)
    sys.stdout.write("listening\n")
    sys.stdout.flush()
    server.serve_forever()
