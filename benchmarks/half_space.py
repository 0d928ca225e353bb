"""Half-spaces by position, ours and the peers': `python benchmarks/half_space.py [--gold DIR ...] [--peer-python EXE]`.

On well-spelt documents the document's own half-spaces are the truth. Three texts of each: every half-space dropped,
every one turned into a space, and untouched. A half-space counts where it stands between the same two letters.

`restored`: precision, recall and F1 of the half-spaces after the repair, micro over documents. On the untouched text:
`stay` is the share of the places between two characters of words that hold what they held (nothing, a half-space, a
space), `half-spaces stay` is the F1 of the half-spaces alone, `lost` the share of spaces that are gone.

A peer is a normaliser: `hazm.Normalizer` and `rishe`'s. One that cannot be imported here is run by `--peer-python`,
another interpreter that has it, or left out and told.
"""

from __future__ import annotations

import argparse
import difflib
import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

HALF_SPACE, TATWEEL = "\u200c", "\u0640"
SHARED = Path(__file__).resolve().parents[2] / "shared"
SOURCES = ("iranintl", "radiofarda", "fars")

Normalise = Callable[[list[str]], list[str]]


class Tally(NamedTuple):
    """Counts of half-spaces: found and right, found, and there to be found."""

    right: int = 0
    found: int = 0
    there: int = 0

    def plus(self, right: int, found: int, there: int) -> Tally:
        return Tally(self.right + right, self.found + found, self.there + there)

    def figures(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.there)
        return f"P {precision:6.2%}  R {recall:6.2%}  F1 {2 * precision * recall / max(1e-9, precision + recall):6.2%}"


def marks(text: str, like: str | None = None) -> dict[int, str]:
    """What stands before the letters and digits of `text`, by their number: "h" for a half-space between two of
    them, "s" where there is white space or a mark. With `like`, by their numbers in that text, which may be
    a letter longer or shorter."""
    found: dict[int, str] = {}
    letters: list[str] = []
    between = ""
    for character in text:
        if character.isalnum() and character != TATWEEL:
            if between == HALF_SPACE:
                found[len(letters)] = "h"
            elif between:
                found[len(letters)] = "s"
            letters.append(character)
            between = ""
        elif not _silent(character):
            between += character
    if like is None:
        return found
    to = _numbers(letters, [c for c in like if c.isalnum() and c != TATWEEL])
    return {to[place]: mark for place, mark in found.items() if place in to}


def _silent(character: str) -> bool:
    """Marks over letters and invisible ones: they part nothing."""
    return character == TATWEEL or (character != HALF_SPACE and unicodedata.category(character) in ("Mn", "Cf"))


def _numbers(letters: list[str], like: list[str]) -> dict[int, int]:
    if len(letters) == len(like):
        return {place: place for place in range(len(letters))}
    blocks = difflib.SequenceMatcher(None, letters, like, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}


def half_spaces(text: str, like: str | None = None) -> set[int]:
    return {place for place, mark in marks(text, like).items() if mark == "h"}


def compare(truth: list[str], given: list[str]) -> Tally:
    tally = Tally()
    for one, other in zip(truth, given, strict=True):
        there, found = half_spaces(one), half_spaces(other, one)
        tally = tally.plus(len(there & found), len(found), len(there))
    return tally


def untouched(truth: list[str], given: list[str]) -> str:
    same = all_ = lost = spaces = changed = half = 0
    for one, other in zip(truth, given, strict=True):
        before, after = marks(one), marks(other, one)
        length = sum(c.isalnum() and c != TATWEEL for c in one)
        differ = sum(before.get(place) != after.get(place) for place in {*before, *after} if 0 < place < length)
        same += length - 1 - differ
        all_ += length - 1
        spaces += sum(mark == "s" for mark in before.values())
        lost += sum(mark == "s" and after.get(place) != "s" for place, mark in before.items())
        half += len(half_spaces(one))
        changed += len(half_spaces(one) ^ half_spaces(other, one))
    return (
        f"places stay {same / all_:7.3%}  half-spaces stay {1 - changed / half:7.2%} ({changed} of {half} changed)"
        f"  spaces lost {lost / spaces:6.3%} ({lost} of {spaces})"
    )


def ours(texts: list[str]) -> list[str]:
    from goft.repair import Repairer

    repairer = Repairer.load()
    return [repairer.repair(text).text for text in texts]


PEERS = {
    "hazm": "from hazm import Normalizer; f = Normalizer().normalize",
    "rishe": "from rishe import Normalizer; f = Normalizer().normalize",
}


def peer(name: str, python: str) -> Normalise:
    """A peer's normaliser, run by another interpreter."""

    def run(texts: list[str]) -> list[str]:
        code = f"import json, sys; {PEERS[name]}; print(json.dumps([f(t) for t in json.load(sys.stdin)]))"
        done = subprocess.run([python, "-c", code], input=json.dumps(texts), capture_output=True, text=True, check=True)
        answer: list[str] = json.loads(done.stdout)
        return answer

    return run


def runners(pythons: Iterable[str]) -> Iterator[tuple[str, Normalise]]:
    yield "goft", ours
    for name in PEERS:
        for python in (sys.executable, *pythons):
            probe = subprocess.run([python, "-c", PEERS[name]], capture_output=True)
            if probe.returncode == 0:
                yield name, peer(name, python)
                break
        else:
            say(f"{name}: not installed here; name an interpreter that has it with --peer-python")


def well_spelt(folder: Path, sources: Iterable[str], fewest: float = 0.0) -> list[str]:
    """Texts of the sources that spell well; `fewest` leaves out one that has lost its half-spaces on the way to us."""
    documents = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json")))
    texts = [one["text"] for one in documents if one["source"] in sources]
    return [text for text in texts if 100 * text.count(HALF_SPACE) >= fewest * len(text.split())]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", default=[SHARED / "gold/dev", SHARED / "gold/train"])
    parser.add_argument("--sources", nargs="+", default=list(SOURCES))
    parser.add_argument("--peer-python", nargs="*", default=[], help="interpreters that have the peers")
    parser.add_argument("--fewest", type=float, default=0.0, help="half-spaces a hundred words that a text must have")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    for folder in options.gold:
        if not folder.is_dir():
            say(f"{folder} is not here: nothing to measure on")
            return 2
    for name, run in [("goft", ours)] if options.no_peers else list(runners(options.peer_python)):
        for folder in options.gold:
            texts = well_spelt(folder, options.sources, options.fewest)
            report(f"{name} on {folder.name}, {len(texts)} documents", texts, run)
    return 0


def report(title: str, texts: list[str], run: Normalise) -> None:
    say(title)
    for label, damaged in (("glued", ""), ("spaced", " ")):
        broken = [text.replace(HALF_SPACE, damaged) for text in texts]
        say(f"  {label:9} {compare(texts, run(broken)).figures()}")
    say(f"  untouched {untouched(texts, run(texts))}")


if __name__ == "__main__":
    sys.exit(main())
