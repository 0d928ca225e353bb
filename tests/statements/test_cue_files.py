"""The cue files themselves: every entry can be used, is shown by an example, and stands there once."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from goft.language.tokens import fold, tokenize
from goft.language.verbs import load_verbs
from goft.statements.lexicon import CueEntry, CueFileError, _read_file, load_lexicon
from support.cue_examples import MarkError, entries, parse, spell

_HALF_SPACE = "\u200c"


def _name(entry: CueEntry) -> str:
    return f"{entry.act}-{entry.kind}-{entry.cue}"


def _rows() -> list[tuple[str, str, dict[str, Any]]]:
    found = []
    for path in resources.files("goft.statements").joinpath("data/cues").iterdir():
        if path.name.endswith(".toml"):
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            for kind in ("verb", "noun", "preposition"):
                found += [(path.name, kind, row) for row in table.get(kind, [])]
    return found


def _plain(text: str) -> str:
    return fold(text).replace(_HALF_SPACE, "").replace(" ", "")


def tokens_of(text: str) -> list[str]:
    return [fold(text[start:end]) for start, end in tokenize(text)]


def test_loader_reads_every_file_into_one_act() -> None:
    acts = {entry.act for entry in load_lexicon().entries}
    files = {Path(name).stem.partition("-")[0] for name, _, _ in _rows()}
    assert acts == files


@pytest.mark.parametrize("entry", entries(), ids=_name)
def test_entry_has_an_example_with_well_formed_marks(entry: CueEntry) -> None:
    assert entry.example, "write an example: [speaker] … {content} …"
    marked = parse(entry.example)
    assert marked.text.endswith((".", "»", "؟", "!")), "an example is a whole sentence"
    assert not set("يكىة٠١٢٣٤٥٦٧٨٩") & set(marked.text), "an example is spelt with Persian letters"
    assert "  " not in marked.text


@pytest.mark.parametrize("entry", entries(), ids=_name)
def test_example_shows_its_cue_outside_speaker_and_content(entry: CueEntry) -> None:
    marked = parse(entry.example or "")
    spans = [span for span in (marked.speaker, marked.content) if span]
    rest = "".join(char for at, char in enumerate(marked.text) if not any(a <= at < b for a, b in spans))
    for part in entry.parts:
        assert _plain(part) in _plain(rest), f"{part} does not stand outside speaker and content"


_VERBS = [entry for entry in entries() if entry.kind == "verb"]


@pytest.mark.parametrize("entry", _VERBS, ids=_name)
def test_verb_is_an_infinitive_whose_form_the_example_has(entry: CueEntry) -> None:
    infinitive = load_verbs().read(entry.cue.split()[-1])
    assert infinitive is not None, "the language station does not know the verb: add it to verbs.tsv"
    assert infinitive.tense == "infinitive"
    roots = {verb.root for word in tokens_of(parse(entry.example or "").text) if (verb := load_verbs().read(word))}
    copula = infinitive.root.startswith("بود")
    assert infinitive.root in roots or copula, f"the example has no form of {infinitive.root}, only {sorted(roots)}"


def test_no_entry_stands_twice() -> None:
    """Two entries of one cue are told apart by their frames, or say in a note how (رد کردن: deny, refuse)."""
    seen: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for name, kind, row in _rows():
        seen[kind, _plain(row["cue"])].append(row | {"file": name})
    for (kind, cue), rows in seen.items():
        for n, row in enumerate(rows):
            for other in rows[:n]:
                apart = kind == "verb" and set(row.get("content", ())) != set(other.get("content", ()))
                noted = "note" in row or "note" in other
                told = f"{kind} {cue} stands twice: {row} and {other}"
                assert row["file"] != other["file"], told
                assert apart or noted, told


@pytest.mark.parametrize(
    ("file", "kind", "row"), _rows(), ids=lambda value: value["cue"] if isinstance(value, dict) else value
)
def test_cue_is_written_as_lexicons_are_asked(file: str, kind: str, row: dict[str, Any]) -> None:
    cue = row["cue"]
    assert cue == fold(cue), "write a cue without hamza and with Persian letters (تاکید)"
    assert cue == " ".join(cue.split())
    for preposition in row.get("addressee", []):
        assert preposition in {"به", "از", "با", "را", "برای", "خطاب به"}
    if kind == "preposition":
        assert len(cue.split()) <= 4
        assert cue.split()[0] in _OPENERS, f"{cue} does not begin like a preposition"


_OPENERS = {"به", "از", "بر", "با", "در", "طبق", "بنا", "حسب", "مطابق"}


def test_half_space_forms_of_an_example_differ() -> None:
    example = "[سخنگو] {می‌گوید} گفت."
    assert spell(example, "spaced") == "[سخنگو] {می گوید} گفت."
    assert spell(example, "glued") == "[سخنگو] {میگوید} گفت."
    assert spell(example, "arabic") == "[سخنگو] {مي‌گويد} گفت."


@pytest.mark.parametrize(
    "example", ["گفت.", "[او گفت {بله}.", "[او] گفت {}.", "[{او}] گفت.", "{او} گفت {بله}.", "[او ]گفت {بله}."]
)
def test_marks_that_are_wrong_are_refused(example: str) -> None:
    with pytest.raises(MarkError):
        parse(example)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"act": "sing"}, ["bad.toml", "sing", "assert"]),
        ({}, ["bad.toml", "act", "None"]),
        ({"act": "ask", "adverb": []}, ["bad.toml", "adverb", "[[verb]]"]),
        ({"act": "ask", "verb": [{"content": ["clause"]}]}, ["bad.toml", "[[verb]]", "no cue"]),
        ({"act": "ask", "verb": [{"cue": "پرسید", "content": ["clause"]}]}, ["bad.toml", "پرسید", "infinitive"]),
        ({"act": "ask", "verb": [{"cue": "پرسیدن"}]}, ["bad.toml", "پرسیدن", "content is missing"]),
        ({"act": "ask", "noun": [{"cue": "پرسش"}]}, ["bad.toml", "پرسش", "content is missing"]),
        ({"act": "ask", "verb": [{"cue": "پرسیدن", "content": ["چون"]}]}, ["bad.toml", "پرسیدن", "چون"]),
        ({"act": "ask", "verb": [{"cue": "پرسیدن", "content": ["clause"], "colour": 1}]}, ["پرسیدن", "colour"]),
        ({"act": "ask", "preposition": [{"cue": "به پرسش"}]}, ["bad.toml", "به پرسش", "names"]),
        ({"act": "ask", "preposition": [{"cue": "به پرسش", "names": "bird"}]}, ["به پرسش", "bird", "speaker"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_slip_is_told_with_file_entry_and_mend(table: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(CueFileError) as told:
        _read_file("bad.toml", table)
    for word in words:
        assert word in str(told.value)
