"""The words of the pages: each is used somewhere, and each that is used is there."""

from __future__ import annotations

import re

import pytest

from goft.render.labels import load_labels
from support.gold import ROOT

_SOURCE = ROOT / "src" / "goft"
_IN_TEMPLATES = re.compile(r"text\(\s*'(\w+)'(?:\s*([+~])| if )?(?:[^')]* else '(\w+)')?")
_IN_CODE = re.compile(r'text\(\s*f?"(\w+?)(\{|")')
_FIELDS = re.compile(r"(?:choice|field)\('(\w+)'")


def _used() -> tuple[set[str], set[str]]:
    """The names that are used, and the beginnings of names that are put together."""
    names: set[str] = set()
    beginnings: set[str] = set()
    for path in (*_SOURCE.glob("**/templates/*.html"), *_SOURCE.glob("render/assets/*.html")):
        text = path.read_text(encoding="utf-8")
        for name, joined, other in _IN_TEMPLATES.findall(text):
            (beginnings if joined in ("+", "~") and joined else names).add(name)
            names.update({other} if other else ())
        names.update(f"field_{name}" for name in _FIELDS.findall(text))
    for path in (*_SOURCE.glob("web/pages/*.py"), *_SOURCE.glob("render/*.py")):
        for name, end in _IN_CODE.findall(path.read_text(encoding="utf-8")):
            (beginnings if end == "{" else names).add(name)
    return names, beginnings


USED, BEGINNINGS = _used()


@pytest.mark.parametrize("name", sorted(load_labels("fa").texts))
def test_each_text_is_used(name: str) -> None:
    # Parts of a statement are named by what is asked of them: labels.text(part).
    parts = {"speaker", "cue", "content", "addressee", "via"}
    others = name.startswith(("problem_", "field_"))
    assert name in USED | parts or others or any(name.startswith(one) for one in BEGINNINGS), name


def test_each_that_is_used_is_there() -> None:
    assert set(load_labels("fa").texts) >= USED
