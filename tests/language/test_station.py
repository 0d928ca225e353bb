"""Language.read as a whole: every character has its token, every token its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goft.language import Language

_LANGUAGE = Language.load()


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('«»"“”.!؟…\n \u200cگفتمی۱۲,/@#'))))
def test_every_character_that_is_no_space_is_in_exactly_one_token(text: str) -> None:
    covered = [0] * len(text)
    last = 0
    for sentence in _LANGUAGE.read(text):
        assert sentence.start == sentence.tokens[0].start >= last
        last = sentence.end
        for token in sentence.tokens:
            assert token.text == text[token.start : token.end]
            for place in range(token.start, token.end):
                covered[place] += 1
    assert all(
        count == 1 or (character.isspace() and count <= 1) for character, count in zip(text, covered, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "tag"),
    [("را", "PART"), ("و", "CCONJ"), ("که", "SCONJ"), ("۱۳", "NUM"), ("«", "PUNCT"), ("می‌گوید", "VERB")],
)
def test_closed_words_and_shapes_have_their_tag(text: str, tag: str) -> None:
    assert _LANGUAGE.read(text)[0].tokens[0].tag == tag
