"""What a content says by its forms alone: words, verbs with their nouns, negation."""

from __future__ import annotations

import pytest

from goft.words import WordMaker

SAID = [
    ("ما با هند مذاکره نمی‌کنیم.", ("مذاکره کردxکن",), True),
    ("ما با هند مذاکره می کنیم", ("مذاکره کردxکن",), False),
    ("عوارضی وجود نخواهد داشت", ("وجود داشتxدار",), True),
    ("عوارض وجود خواهد داشت", ("وجود داشتxدار",), False),
    ("مذاکره‌ای در جریان نیست", ("بودxباش",), True),
    ("او هرگز سلاح نداشته است", ("سلاح داشتxدار",), True),
    ("او سلاح نداشته باشد", (), False),
    ("عقب‌نشینی از مرز", (), False),
]


@pytest.mark.parametrize(("text", "verbs", "negated"), SAID, ids=[row[0] for row in SAID])
def test_verbs_and_negation(words: WordMaker, text: str, verbs: tuple[str, ...], negated: bool) -> None:
    said = words.said(text)
    assert said.verbs == verbs
    assert said.negated == (verbs if negated else ())


def test_words_have_no_verbs_and_one_spelling(words: WordMaker) -> None:
    assert words.said("رایزنی‌های تازه را نمی‌پذیریم").words == words.said("رايزنی هاي تازه").words
