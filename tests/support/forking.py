"""The process that commands are forked from: loads Goft, then runs each line of its standard input as one.

A line is JSON: the `arguments` of `goft`, `where` it is run, and files for what it says, `out` and `err`. What comes
back is a line with the status that it ended with.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import Any

from goft.cli import main
from goft.reader import Reader
from goft.words import WordMaker

_LOADED = ("goft.archive.taking_in", "goft.cli.app", "goft.intake")
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def _serve() -> None:
    for name in _LOADED:
        import_module(name)
    Reader.load()  # lists are read once in a process; its children have them
    WordMaker.load()
    for line in sys.stdin:
        number = os.fork()
        if number == 0:
            _become(json.loads(line))
            return
        _, ended = os.waitpid(number, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(ended)}\n")
        sys.stdout.flush()


def _become(asked: dict[str, Any]) -> None:
    """Be the command that is asked for."""
    os.chdir(asked["where"])
    for place, flags, number in ((os.devnull, os.O_RDONLY, 0), (asked["out"], _WRITE, 1), (asked["err"], _WRITE, 2)):
        os.dup2(os.open(place, flags), number)
    sys.argv = ["goft", *asked["arguments"]]
    main()


if __name__ == "__main__":
    _serve()
