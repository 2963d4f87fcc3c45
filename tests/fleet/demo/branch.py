"""The programs round a kiosk, each as it is: the fleet's web server, the sandbox bank, the virtual devices, the kiosk."""
import ctypes
import json
import os
import pathlib
import pwd
import select
import signal
import socket
import subprocess
import time

PATIENCE_S = 60
KNOCK_S = 0.05
LIBC = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1


def ends_with_us():
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Program:
    def __init__(self, arguments, **more):
        self.name = pathlib.Path(arguments[0]).name
        self.process = subprocess.Popen([str(one) for one in arguments], stdin=subprocess.PIPE, text=True, bufsize=1,
                                        preexec_fn=ends_with_us, **more)

    def end(self):
        """In order; what it ended with."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


class Talking(Program):
    """Says in lines of JSON when it is ready."""

    def __init__(self, arguments, **more):
        super().__init__(arguments, stdout=subprocess.PIPE, **more)

    def ready(self):
        if not select.select([self.process.stdout], [], [], PATIENCE_S)[0]:
            raise TimeoutError(f"{self.name} is not ready")
        line = json.loads(self.process.stdout.readline() or "{}")
        if not line.get("ready"):
            raise RuntimeError(f"{self.name} is not ready: {line}")
        return line

    def is_ready_again(self):
        return bool(select.select([self.process.stdout], [], [], 0)[0]) and bool(self.ready())

    def types(self, words):
        self.process.stdin.write(words + "\n")


class WebServer(Program):
    """nginx, with the project's own configuration, over a repository's folder."""

    def __init__(self, template, folder, repository, certificates):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        text = pathlib.Path(template).read_text()
        for name, value in {"USER": pwd.getpwuid(os.geteuid()).pw_name, "PORT": self.port, "REPOSITORY": repository,
                            "CERTIFICATE": certificates / "bank.pem", "KEY": certificates / "bank.key"}.items():
            text = text.replace(f"@{name}@", str(value))
        (self.folder / "nginx.conf").write_text(text)
        super().__init__(["/usr/sbin/nginx", "-p", self.folder, "-c", "nginx.conf", "-e", "error.log"],
                         stderr=subprocess.DEVNULL)
        self.awaits_port()

    def awaits_port(self):
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline and self.process.poll() is None:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(KNOCK_S)
        raise RuntimeError("nginx does not start: " + (self.folder / "error.log").read_text())

    def url(self, what):
        return f"https://localhost:{self.port}/{what}"

    def has_given(self, name):
        """Whether somebody has asked for a file of this name and got it."""
        lines = (line.split() for line in (self.folder / "access.log").read_text().splitlines())
        return any(len(line) == 5 and line[2] == "200" and line[4].endswith(name) for line in lines)
