"""Threads do not depend on the order in which articles come."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from goft.record import Act
from goft.threads import Claim
from goft.threads.growing import name_of
from goft.threads.likeness import SAME
from threads.ground import MemoryGround, links_of

WORDS = ["پهپاد", "جزیره", "مرجان", "شورشی", "تحریم", "مذاکره", "گذرگاه", "بازرس", "پایگاه", "سفیر", "کشتی", "نفتکش"]
ACTS: tuple[Act, ...] = ("assert", "accuse", "deny", "refuse")


@st.composite
def _claims(draw: st.DrawFn) -> list[list[Claim]]:
    """Articles of one to three claims in few words over a few days, so that many are alike, and some answer others."""
    articles: list[list[Claim]] = []
    for number in range(draw(st.integers(2, 9))):
        day = draw(st.sampled_from(["2025-10-04", "2025-10-05", "2025-10-09", "2025-11-20", ""]))
        found: list[Claim] = []
        for place in range(1, draw(st.integers(1, 3)) + 1):
            words = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=8))
            answers = draw(st.sampled_from([(), (), ("s1",), ("s2",)]))
            found.append(
                Claim(
                    article=f"a{number}",
                    number=f"s{place}",
                    day=day,
                    act=draw(st.sampled_from(ACTS)),
                    speaker=draw(st.sampled_from(["x", "y", None])),
                    words=tuple(words),
                    answers=tuple(one for one in answers if one != f"s{place}"),
                )
            )
        articles.append(found)
    return articles


@given(_claims(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_any_order_of_arrival_gives_the_threads_that_are_grown_at_once(
    articles: list[list[Claim]], chance: Random
) -> None:
    at_once = MemoryGround()
    at_once.add([claim for article in articles for claim in article])
    chance.shuffle(articles)
    one_by_one = MemoryGround()
    for article in articles:
        one_by_one.add(article)
    assert links_of(one_by_one) == links_of(at_once)


@given(_claims())
@settings(max_examples=100, deadline=None)
def test_a_link_by_likeness_goes_back_to_a_leader(articles: list[list[Claim]]) -> None:
    ground = MemoryGround()
    ground.add([claim for article in articles for claim in article])
    claims = {node.name: node.claim for node in ground.nodes}
    for node in ground.nodes:
        if node.link is not None and node.link.by == "likeness":
            assert node.link.to < node.name
            assert node.link.sure >= SAME
            assert not claims[node.link.to].answers
            assert links_of(ground)[node.link.to] is None, "what is hung on leads"
        seen = [node.name]
        at = node
        while at.link is not None:
            assert at.link.to not in seen
            seen.append(at.link.to)
            at = next(other for other in ground.nodes if other.name == at.link.to)


def test_claims_are_ordered_by_day_then_article_then_number() -> None:
    claims = [
        Claim(article=article, number=number, day=day, act="assert", speaker=None, words=())
        for day, article, number in [("2025-01-01", "b", "s2"), ("2025-01-01", "b", "s10"), ("2025-01-02", "a", "s1")]
    ]
    assert all(name_of(one) < name_of(other) for one, other in pairwise(claims))
