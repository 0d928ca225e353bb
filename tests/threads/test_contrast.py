"""How two claims stand, on sentences of our own (`contrasts.toml`) that the reader reads, and on every opposite."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from goft.article import Article
from goft.errors import GoftError
from goft.preparing import Preparer
from goft.reader import Reader
from goft.threads import Claim, ClaimMaker, opposites
from goft.threads.contrast import Contraster
from goft.threads.negations import negated_at
from goft.threads.opposites import Lists, Opposites, holds, load_lists
from goft.words import WordMaker


def _glued(word: str) -> str:
    return word.replace("\u200c", "").replace(" ", "")


CASES = tomllib.loads((Path(__file__).parent / "contrasts.toml").read_text(encoding="utf-8"))
LISTS = load_lists()
SPELLINGS = {"as it is": lambda word: word, "spaced": lambda word: word.replace("\u200c", " "), "glued": _glued}
STANCES = ("confirming", "doubting", "hedging", "undoing", "denying")
FACING = [(one, other) for pair in LISTS.opposite for one in pair.one for other in pair.other]


class Threader:
    """Reads a text's claims."""

    def __init__(self) -> None:
        self.preparer = Preparer.load()
        self.reader = Reader.load(self.preparer)
        self.maker = WordMaker.load(self.preparer)
        self.claims = ClaimMaker.load(self.maker)
        self.contraster = Contraster.load(self.maker)

    def claim(self, text: str) -> Claim:
        """The first claim of a text."""
        prepared = self.preparer.prepare(text)
        placed = self.maker.placed(prepared)
        record = self.reader.read_prepared(Article(id="case", text=text), prepared)
        first = self.claims.of(record, prepared, placed)[0]
        content = next(one.content for one in record.statements if one.id == first.number)
        negated = negated_at(prepared)
        inside = [at for at in placed if at.start in negated and any(s.start <= at.start < s.end for s in content)]
        return msgspec.structs.replace(first, negated=frozenset(word for at in inside for word in at.words))


@pytest.fixture(scope="module")
def threader() -> Threader:
    return Threader()


@pytest.mark.parametrize("case", CASES["case"], ids=[case["label"] for case in CASES["case"]])
def test_case(threader: Threader, case: dict[str, Any]) -> None:
    earlier, later = threader.claim(case["earlier"]), threader.claim(case["later"])
    found = threader.contraster.between(earlier, later)
    assert found.standing == case["standing"], (found, earlier, later)
    assert case.get("why", "") in found.why


@pytest.mark.parametrize("case", CASES["case"], ids=[case["label"] for case in CASES["case"]])
def test_a_claim_repeats_itself_or_nothing_is_said(threader: Threader, case: dict[str, Any]) -> None:
    for text in (case["earlier"], case["later"]):
        claim = threader.claim(text)
        assert threader.contraster.between(claim, claim).standing != "disputes"


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("facing", FACING, ids=[" / ".join(facing) for facing in FACING])
def test_every_opposite_is_found_in_both_directions(threader: Threader, spelling: str, facing: tuple[str, str]) -> None:
    known = threader.contraster._opposites
    one, other = (threader.maker.of_text(f"گزارش {SPELLINGS[spelling](word)} منطقه") for word in facing)
    assert list(known.between(one, other)), (one, other)
    assert list(known.between(other, one)), (one, other)
    assert not list(known.between(one, one))


def test_a_word_has_an_opposite_or_none(threader: Threader) -> None:
    known = threader.contraster._opposites
    assert known.has_opposite("افزایش")
    assert not known.has_opposite("گزارش")


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("word", [word for name in STANCES for word in getattr(LISTS, name)])
def test_every_word_of_a_stance_is_found(threader: Threader, spelling: str, word: str) -> None:
    known = threader.contraster._opposites
    words = threader.maker.of_text(f"خبر {SPELLINGS[spelling](word)} بود")
    assert any(holds(words, getattr(known, name)) for name in STANCES), words


@pytest.mark.parametrize("case", CASES["negated"], ids=[case["text"] for case in CASES["negated"]])
def test_negated_words(threader: Threader, case: dict[str, Any]) -> None:
    text: str = case["text"]
    found = {text[at:].split()[0].strip(".") for at in negated_at(threader.preparer.prepare(text))}
    assert found == set(case["words"])


@pytest.mark.parametrize("word", LISTS.negating)
def test_every_negating_word_negates_the_next(threader: Threader, word: str) -> None:
    text = f"وزیر گفت {word} بودجه در شهرها دیده می‌شود."
    assert text.index("بودجه") in negated_at(threader.preparer.prepare(text))


def test_a_word_on_both_sides_is_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    class Folder:
        def __truediv__(self, _: str) -> Folder:
            return self

        def read_bytes(self) -> bytes:
            fields = "".join(f"{name} = []\n" for name in Lists.__struct_fields__ if name != "opposite")
            return (fields + '[[opposite]]\none = ["باز"]\nother = ["بسته", "باز"]\n').encode()

    monkeypatch.setattr(opposites, "files", lambda _: Folder())
    with pytest.raises(GoftError, match="stands against itself"):
        load_lists.__wrapped__()


def test_a_list_of_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Folder:
        def __truediv__(self, _: str) -> Folder:
            return self

        def read_bytes(self) -> bytes:
            return b'opposites = "none"\n'

    monkeypatch.setattr(opposites, "files", lambda _: Folder())
    with pytest.raises(GoftError, match="no list of contrasts"):
        load_lists.__wrapped__()


def test_what_both_have_is_no_opposite(threader: Threader) -> None:
    known = Opposites(LISTS, threader.maker)
    assert not list(known.between(["افزایش", "کاهش"], ["کاهش"]))
