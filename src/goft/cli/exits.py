"""What the exit status says. `goft --help` prints it; scripts rely on it."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Exit"]


class Exit(IntEnum):
    """The statuses of every command."""

    OK = 0
    BELOW_FLOOR = 1
    """`goft score --floors`: a figure is under its floor."""
    USAGE = 2
    """An unknown option, or a value that an option does not take."""
    SOME_UNREAD = 3
    """Some inputs could not be read; the others were, and their output is complete."""
    NOTHING_READ = 4
    """No input could be read, or there was none."""
