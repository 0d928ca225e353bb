"""Near copies meet, other articles do not."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from goft.archive.stories import SAME, bands_of, pairs_of, resemblance

WORDS = [f"w{n}" for n in range(4000)]


def article(rng: random.Random, length: int = 120) -> list[str]:
    return [rng.choice(WORDS) for _ in range(length)]


def test_near_copies_share_a_band() -> None:
    rng = random.Random(3)
    met = 0
    for _ in range(200):
        words = article(rng)
        copy = [rng.choice(WORDS) if rng.random() < 0.12 else word for word in words]
        if resemblance(pairs_of(words), pairs_of(copy)) >= SAME:
            met += bool(set(bands_of(pairs_of(words))) & set(bands_of(pairs_of(copy))))
        else:
            met += 1
    assert met >= 190


def test_other_articles_share_none() -> None:
    rng = random.Random(4)
    made = [set(bands_of(pairs_of(article(rng)))) for _ in range(200)]
    assert not any(one & other for i, one in enumerate(made) for other in made[:i])


def test_short_articles_are_no_copies() -> None:
    assert bands_of(pairs_of(["a", "b", "c"])) == ()


@given(st.lists(st.text(max_size=5), max_size=60))
def test_the_same_words_have_the_same_bands(words: list[str]) -> None:
    assert bands_of(pairs_of(words)) == bands_of(pairs_of(list(words)))
    assert all(-(1 << 63) <= band < 1 << 63 for band in bands_of(pairs_of(words)))


@given(st.lists(st.sampled_from("abcd"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30))
def test_resemblance_is_a_share(one: list[str], other: list[str]) -> None:
    found = resemblance(pairs_of(one), pairs_of(other))
    assert 0 <= found <= 1
    assert found == resemblance(pairs_of(other), pairs_of(one))
