"""The sample's two forms are one."""

from __future__ import annotations

from goft.intake import Defaults, load_articles
from support.gold import ROOT


def test_lines_and_texts_hold_the_same_articles() -> None:
    sample = ROOT / "sample"
    lines = [one.article for one in load_articles([sample / "articles.jsonl"], Defaults())]
    texts = [one.article for one in load_articles([sample / "texts"], Defaults())]
    assert len(lines) == 6
    assert [(one.id, one.text) for one in lines if one] == [(one.id, one.text.rstrip("\n")) for one in texts if one]
