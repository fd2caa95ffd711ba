"""The processes of one command, wherever its launcher puts them: known by a mark in their environment."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

from programs import plain_environment

MARK = "ORTHANT_TORTURE_MARK"
HANGS_AFTER_S = 60.0
POLL_S = 0.01
LOOKS = 5


@dataclass(frozen=True)
class Ended:
    code: int  # negative: the signal that the first process died of
    said: str
    seconds: float
    hung: bool = False


class Run:
    """A command under way."""

    def __init__(self, command: list[str], log: Path) -> None:
        self.command = command
        self.mark = uuid.uuid4().hex
        self.log = log
        self.start_s = time.monotonic()
        with log.open("wb") as out:
            self.first = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                          env={**plain_environment(), MARK: self.mark}, start_new_session=True)

    def is_over(self) -> bool:
        return self.first.poll() is not None

    def processes(self) -> dict[int, str]:
        """Of all that still run: the name of the program they run."""
        mark = f"{MARK}={self.mark}".encode()
        found = {}
        for entry in os.listdir("/proc"):
            if not entry.isdigit():
                continue
            try:
                if mark in Path("/proc", entry, "environ").read_bytes().split(b"\0"):
                    found[int(entry)] = os.path.basename(os.readlink(f"/proc/{entry}/exe"))
            except OSError:
                continue  # gone, or another user's
        return found

    def is_anyone_left(self) -> bool:
        """A process shows no environment for the moment in which it becomes another program: so not by one look."""
        for _ in range(LOOKS):
            if self.processes():
                return True
            time.sleep(POLL_S)
        return False

    def ranks(self) -> list[int]:
        """The processes of Orthant itself."""
        return sorted(pid for pid, name in self.processes().items() if name.startswith("orthant"))

    def kill_all(self) -> None:
        for pid in self.processes():
            send(pid, signal.SIGKILL)

    def wait(self, limit_s: float = HANGS_AFTER_S) -> Ended:
        """Until the first process and all others are gone; what still runs then hangs, and is killed."""
        end_s = time.monotonic() + limit_s
        try:
            self.first.wait(limit_s)
            ended_s = time.monotonic()
            while (hung := self.is_anyone_left()) and time.monotonic() < end_s:
                time.sleep(POLL_S)
        except subprocess.TimeoutExpired:
            ended_s = time.monotonic()
            hung = True
        if hung:
            self.kill_all()
        code = self.first.wait()
        return Ended(code, self.log.read_text(encoding="utf-8", errors="replace"), ended_s - self.start_s, hung)


def send(pid: int, what: signal.Signals) -> bool:
    """Whether there was somebody to send it to."""
    try:
        os.kill(pid, what)
    except ProcessLookupError:
        return False
    return True
