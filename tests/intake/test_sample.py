"""The sample's two forms are one."""

from __future__ import annotations

from goft.intake import Defaults, load_articles
from support.gold import ROOT


def test_lines_and_texts_hold_the_same_articles() -> None:
    sample = ROOT / "src" / "goft" / "sample"
    lines = [one.article for one in load_articles([sample / "articles.jsonl"], Defaults())]
    texts = [one.article for one in load_articles([sample / "texts"], Defaults())]
    assert len(lines) == 11
    assert {one.id: one.text for one in lines if one} == {one.id: one.text.rstrip("\n") for one in texts if one}


def test_the_readme_lists_every_article() -> None:
    readme = (ROOT / "src" / "goft" / "sample" / "README.md").read_text(encoding="utf-8")
    for one in load_articles([ROOT / "src" / "goft" / "sample" / "articles.jsonl"], Defaults()):
        assert one.article is not None
        assert f"| `{one.article.id}` | {one.article.published} | {one.article.outlet} |" in readme
