"""Items read in a process of their own, which may die of them: it is told, and the next item gets another process.

The two processes talk over pipes: pickles, each after its length in 8 bytes. The child runs `main`; it is no copy of
its parent, and so does not care which engine's the parent is.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from goft.bulk.model import Job
from goft.bulk.reading import failure, load_reader, read_item
from goft.bulk.tables import Refusal
from goft.intake import Item
from goft.record import Record

__all__ = ["Alone", "end_with_parent"]

_LENGTH = struct.Struct(">Q")
_PR_SET_PDEATHSIG = 1
"""From <sys/prctl.h>."""


class Alone:
    """Reads items in a child, started for the first and after each that killed one. Close it in the end."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._child: subprocess.Popen[bytes] | None = None

    def read(self, item: Item, source: str) -> Record | Refusal:
        """As `read_item`; a refusal where the child dies."""
        child = self._child or self._start()
        try:
            _send(child.stdin, (item, source))
            found: Record | Refusal = _receive(child.stdout)
        except (EOFError, OSError):
            return failure(item, source, f"its reading killed the process: {self._end()}")
        return found

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._end()

    def _start(self) -> subprocess.Popen[bytes]:
        paths = os.environ | {"PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}
        command = [sys.executable, "-c", "from goft.bulk.alone import main; main()"]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=paths)
        with suppress(OSError):  # it has died at once: the first receiving tells
            _send(self._child.stdin, self._job)
        return self._child

    def _end(self) -> str:
        """How the child has ended, or is ended now."""
        child, self._child = self._child, None
        if child is None:
            return "it did not start"
        with suppress(OSError), child:
            pass  # closes its pipes, by which it knows, and waits for it
        code = child.returncode
        return signal.Signals(-code).name if code < 0 else f"status {code}"


def end_with_parent() -> None:
    """Have Linux end this process with the one that made it, however that ends (kill -9, too)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _serve(source: IO[bytes], sink: IO[bytes]) -> None:
    job: Job = _receive(source)
    reader = load_reader(job.reader)
    with suppress(EOFError):
        while True:
            item, name = _receive(source)
            _send(sink, read_item(item, name, job.defaults, reader))


def _send(sink: IO[bytes] | None, value: object) -> None:
    raw = pickle.dumps(value)
    if sink is not None:
        sink.write(_LENGTH.pack(len(raw)) + raw)
        sink.flush()


def _receive(source: IO[bytes] | None) -> Any:
    head = source.read(_LENGTH.size) if source is not None else b""
    if source is None or len(head) < _LENGTH.size:
        raise EOFError
    size = _LENGTH.unpack(head)[0]
    raw = source.read(size)
    if len(raw) < size:
        raise EOFError
    return pickle.loads(raw)


def _give_way() -> None:
    """Have Linux take this process first where memory ends: the item is here."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def main() -> None:
    """The child: serve until the parent closes the pipe."""
    end_with_parent()
    _give_way()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints must not get among the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _serve(sys.stdin.buffer, answers)
