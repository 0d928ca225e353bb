"""What a statement's confidence and its reason rest on."""

from __future__ import annotations

import pytest

import goft
from goft.statements.evidence import confidence_of
from goft.statements.model import Evidence


def test_confidence_is_a_share_for_every_kind_of_evidence() -> None:
    for form in ("verb", "preposition", "gerund", "noun", "colon"):
        for place in ("clause", "ezafe", "object", "complement", "preposition"):
            for speaker in ("own", "other", "none"):
                for nested in (False, True):
                    assert 0 < confidence_of(Evidence(form, place, speaker, nested)) < 1


def test_a_named_speaker_in_the_clause_is_surer_than_none() -> None:
    own = confidence_of(Evidence("verb", "clause", "own", nested=False))
    assert own > confidence_of(Evidence("verb", "clause", "none", nested=False))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "وزیر خارجه آرانشهر گفت: «مذاکرات ادامه دارد».",
            "what is said stands behind گفتن, in quotation marks; the speaker stands in its clause",
        ),
        ("به گفته وزیر نیرو آب سد کم شده است.", "name behind به گفته; the speaker stands in its clause"),
    ],
)
def test_why_says_where_content_and_speaker_stand(text: str, why: str) -> None:
    assert goft.read(text).statements[0].why.startswith(why)
