"""Near copies meet, other articles do not."""

from __future__ import annotations

import math
import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from goft.archive.stories import SAME, alike, features, mark_of

WORDS = [f"w{chr(97 + n // 676)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}" for n in range(4000)]


def article(rng: random.Random, length: int = 120) -> list[str]:
    return [rng.choice(WORDS) for _ in range(length)]


def edited(rng: random.Random, words: list[str], share: float) -> list[str]:
    return [rng.choice(WORDS) if rng.random() < share else word for word in words]


def contained(one: list[str], other: list[str]) -> float:
    first, second = set(pairwise(one)), set(pairwise(other))
    return len(first & second) / min(len(first), len(second))


def story(one: list[str], other: list[str]) -> bool:
    """Whether an archive would find the one by the other and take them for one story."""
    first, second = mark_of(one), mark_of(other)
    return bool(set(first.bands) & set(second.bands)) and alike(first.sketch, second.sketch) >= SAME


def test_near_copies_are_one_story() -> None:
    rng = random.Random(3)
    for length in (30, 120, 600):
        found = [story(words, edited(rng, words, 0.05)) for words in (article(rng, length) for _ in range(100))]
        assert sum(found) >= 95


def test_a_second_translation_is_no_copy() -> None:
    rng = random.Random(6)
    for length in (30, 120, 200):
        found = [story(words, edited(rng, words, 0.4)) for words in (article(rng, length) for _ in range(100))]
        assert sum(found) <= 5, length


def test_one_passage_left_out_is_less_than_words_swapped_throughout() -> None:
    words = article(random.Random(10), 60)
    swapped = [f"{word}x" if place % 6 == 3 else word for place, word in enumerate(words)]
    cut = words[:20] + words[40:]
    one, others = mark_of(words).sketch, (mark_of(swapped).sketch, mark_of(cut).sketch)
    assert abs(contained(words, swapped) - len(set(pairwise(words)) & set(pairwise(cut))) / 59) < 0.05
    assert alike(one, others[0]) < SAME < alike(one, others[1])


def test_a_cut_is_one_story_with_the_whole() -> None:
    rng = random.Random(7)
    for length, cut in ((60, 20), (120, 30), (400, 100), (800, 200)):
        wholes = [article(rng, length) for _ in range(50)]
        starts = [rng.randrange(length // 4) for _ in wholes]
        found = [story(whole, whole[start : start + cut]) for whole, start in zip(wholes, starts, strict=True)]
        assert sum(found) >= 48, (length, cut)


def test_what_a_round_up_tells_in_passing_is_not_its_story() -> None:
    rng = random.Random(8)
    item = article(rng, 20)
    for before in (100, 200, 400):
        assert not story(article(rng, before) + item + article(rng, 400 - before), item)
    assert story(item + article(rng, 100), item)


def test_other_articles_share_no_band() -> None:
    rng = random.Random(4)
    made = [set(mark_of(article(rng)).bands) for _ in range(200)]
    assert not any(one & other for i, one in enumerate(made) for other in made[:i])


def test_a_shared_signature_is_no_story() -> None:
    rng = random.Random(9)
    signature = article(rng, 12)
    assert not story(article(rng, 25) + signature, article(rng, 25) + signature)


def test_the_same_frame_with_other_numbers_is_no_story() -> None:
    frame = ["index", "rose", "by", "{}", "points", "to", "{}", "at", "the", "end", "of", "trade", "on", "that", "day"]
    frame += ["as", "the", "exchange", "said", "in", "its", "daily", "note", "to", "all", "who", "hold", "shares"]
    days = [[word.format(number) for word in frame] for number in (12, 34)]
    assert contained(*days) > 0.8
    assert not story(*days)
    assert story(days[0], [*days[0][3:], "see", "also"])


def test_short_articles_are_no_copies() -> None:
    assert mark_of(["a", "b", "c"]).bands == ()
    assert mark_of([]).bands == ()
    assert alike(mark_of([]).sketch, mark_of(["a"]).sketch) == 0


@given(st.lists(st.text(max_size=5), max_size=60))
def test_the_same_words_have_the_same_mark(words: list[str]) -> None:
    assert mark_of(words) == mark_of(list(words))
    assert all(-(1 << 63) <= band < 1 << 63 for band in mark_of(words).bands)


@given(st.lists(st.sampled_from("abcd12"), max_size=40), st.lists(st.sampled_from("abcd12"), max_size=40))
def test_it_does_not_matter_which_comes_first(one: list[str], other: list[str]) -> None:
    first, second = mark_of(one).sketch, mark_of(other).sketch
    assert 0 <= alike(first, second) <= 1
    assert abs(alike(first, second) - alike(second, first)) < 1e-12


def test_of_two_equally_long_it_does_not_matter_either() -> None:
    rng = random.Random(11)
    for _ in range(50):
        words = article(rng, 40)
        one, other = mark_of(edited(rng, words, 0.1)).sketch, mark_of(edited(rng, words[5:] + words[:5], 0.1)).sketch
        assert alike(one, other) == alike(other, one)


@given(st.lists(st.sampled_from(WORDS), min_size=20, max_size=60, unique=True))
def test_nothing_is_more_like_an_article_than_itself(words: list[str]) -> None:
    itself = alike(mark_of(words).sketch, mark_of(words).sketch)
    assert itself > 0.99
    assert itself >= alike(mark_of(words).sketch, mark_of([*words, "more"]).sketch)


def test_long_articles_are_compared_nearly() -> None:
    rng = random.Random(5)
    for length in (200, 500, 2000, 8000):
        words = article(rng, length)
        copy = edited(rng, words, 0.05) + article(rng, length // 5)
        found = features(mark_of(words).sketch, mark_of(copy).sketch)
        assert found is not None
        assert abs(math.exp(found[0]) - contained(words, copy)) < 0.1
        assert math.exp(found[1]) > contained(copy, words) * 0.9
        assert found[2] < 0.1
