"""Near copies meet, other articles do not."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from goft.archive.stories import SAME, alike, mark_of

WORDS = [f"w{n}" for n in range(4000)]


def article(rng: random.Random, length: int = 120) -> list[str]:
    return [rng.choice(WORDS) for _ in range(length)]


def exact(one: list[str], other: list[str]) -> float:
    first, second = set(pairwise(one)), set(pairwise(other))
    return len(first & second) / len(first | second) if first | second else 0.0


def test_near_copies_share_a_band() -> None:
    rng = random.Random(3)
    met = 0
    for _ in range(200):
        words = article(rng)
        copy = [rng.choice(WORDS) if rng.random() < 0.12 else word for word in words]
        met += exact(words, copy) < SAME or bool(set(mark_of(words).bands) & set(mark_of(copy).bands))
    assert met >= 190


def test_other_articles_share_none() -> None:
    rng = random.Random(4)
    made = [set(mark_of(article(rng)).bands) for _ in range(200)]
    assert not any(one & other for i, one in enumerate(made) for other in made[:i])


def test_short_articles_are_no_copies() -> None:
    assert mark_of(["a", "b", "c"]).bands == ()


@given(st.lists(st.text(max_size=5), max_size=60))
def test_the_same_words_have_the_same_mark(words: list[str]) -> None:
    assert mark_of(words) == mark_of(list(words))
    assert all(-(1 << 63) <= band < 1 << 63 for band in mark_of(words).bands)


@given(st.lists(st.sampled_from("abcd"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30))
def test_short_articles_are_compared_exactly(one: list[str], other: list[str]) -> None:
    assert alike(mark_of(one).sketch, mark_of(other).sketch) == exact(one, other)


def test_long_articles_are_compared_nearly() -> None:
    rng = random.Random(5)
    for length in (200, 500, 2000, 8000):
        words = article(rng, length)
        copy = [rng.choice(WORDS) if rng.random() < 0.15 else word for word in words] + article(rng, length // 5)
        assert abs(alike(mark_of(words).sketch, mark_of(copy).sketch) - exact(words, copy)) < 0.1
