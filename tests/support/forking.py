"""The process that commands are forked from: loads Goft, then does what each line of its standard input asks for.

A line is JSON. `arguments` of `goft`, `where` it is run and what the files of what it has `said` are called start a
command; what comes back is the number of its process. `wait` with a number brings back the status that it ended with,
`end` has it end.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from importlib import import_module
from typing import Any

from goft.cli import main
from goft.reader import Reader
from goft.words import WordMaker

_LOADED = ("goft.archive.taking_in", "goft.cli.app", "goft.intake", "goft.web", "uvicorn")
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def _serve() -> None:
    for name in _LOADED:
        import_module(name)
    Reader.load()  # lists are read once in a process; its children have them
    WordMaker.load()
    for line in sys.stdin:
        asked = json.loads(line)
        if "wait" in asked:
            answer = os.waitstatus_to_exitcode(os.waitpid(asked["wait"], 0)[1])
        elif "end" in asked:
            answer = asked["end"]
            os.kill(answer, signal.SIGTERM)
        elif not (answer := os.fork()):
            _become(asked)
            return
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _become(asked: dict[str, Any]) -> None:
    """Be the command that is asked for."""
    os.chdir(asked["where"])
    files = ((os.devnull, os.O_RDONLY), (f"{asked['said']}.out", _WRITE), (f"{asked['said']}.err", _WRITE))
    for number, (place, flags) in enumerate(files):
        os.dup2(os.open(place, flags), number)
    sys.argv = ["goft", *asked["arguments"]]
    main()


if __name__ == "__main__":
    _serve()
