"""The processes that a process has started, and whether they are still there, as Linux tells it in /proc."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

__all__ = ["Process", "descendants", "left_of", "with_environment"]


class Process(NamedTuple):
    """A process, and when it was born, in ticks: numbers come again."""

    pid: int
    born: int
    parent: int
    command: str


def descendants(pid: int) -> list[Process]:
    """The children of a process, theirs, and so on."""
    children: dict[int, list[Process]] = {}
    for one in _all():
        children.setdefault(one.parent, []).append(one)
    found = list(children.get(pid, []))
    for one in found:  # it grows as it goes
        found += children.get(one.pid, [])
    return found


def with_environment(setting: str) -> list[Process]:
    """The processes that were started with a setting, `NAME=value`, in their environment."""
    found = []
    for one in _all():
        with suppress(OSError):
            if setting.encode() in Path(f"/proc/{one.pid}/environ").read_bytes().split(b"\0"):
                found.append(one)
    return found


def left_of(processes: Iterable[Process], seconds: float) -> tuple[float, list[Process]]:
    """Wait until processes are gone: how long that took, and which are still there after so many seconds."""
    start = time.monotonic()
    wanted = {(one.pid, one.born) for one in processes}
    while True:
        left = [one for one in _all() if (one.pid, one.born) in wanted]
        waited = time.monotonic() - start
        if not left or waited > seconds:
            return waited, left
        time.sleep(0.02)


def _all() -> Iterator[Process]:
    """All processes but those that have ended and only wait for their parent to hear of it."""
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        with suppress(OSError):
            state, parent, *rest = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            if state != "Z":
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
                yield Process(int(folder.name), int(rest[17]), int(parent), command)
