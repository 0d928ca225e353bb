"""What of a contrast is told of two people, on sentences of our own."""

from __future__ import annotations

import msgspec
import pytest

from goft.article import Article
from goft.preparing import Preparer
from goft.reader import Reader
from goft.threads import Claim, ClaimMaker
from goft.threads.contrast import Contrast, Contraster
from goft.threads.likeness import weigh
from goft.threads.standing import answering, settled
from goft.words import WordMaker

CLAIM = "دولت هند اعلام کرد ناوگان ژاپن بندر شمالی را محاصره کرده است."
DENIAL = "وزارت دفاع ژاپن گزارش محاصره بندر شمالی به دست ناوگان ژاپن را تکذیب کرد."
POINTING = "وزارت دفاع ژاپن این ادعا را تکذیب کرد."
WISH = "دولت هند خواستار خروج ناوگان ژاپن از بندر شمالی شد."
REFUSAL = "وزارت دفاع ژاپن این درخواست را رد کرد."
BLAME = "دولت هند از محاصره بندر شمالی به دست ناوگان ژاپن انتقاد کرد."
OTHER = "وزارت دفاع ژاپن گزارش کمبود سوخت در پایگاه جنوبی را تکذیب کرد."
ANSWERS = {
    "a claim is denied in its words": (CLAIM, DENIAL, "disputes"),
    "a denial points at a claim": (CLAIM, POINTING, "disputes"),
    "a wish is turned down": (WISH, REFUSAL, "disputes"),
    "a wish is not denied": (WISH, POINTING, "unclear"),
    "blame is no claim": (BLAME, DENIAL, "unclear"),
    "something else is denied": (CLAIM, OTHER, "unclear"),
}
LIKE = {
    "a claim is denied": (CLAIM, DENIAL, "disputes"),
    "a denial that only points is like nothing": (CLAIM, POINTING, "unclear"),
    "who tells of the denial denies nothing": (DENIAL, DENIAL.replace("وزارت دفاع", "نخست‌وزیر"), "repeats"),
    "nobody disputes oneself": (CLAIM, DENIAL.replace("وزارت دفاع ژاپن", "دولت هند"), "unclear"),
}


class Standings:
    """Reads a claim of each of two texts, and what stands between them."""

    def __init__(self) -> None:
        self._preparer = Preparer.load()
        self._reader = Reader.load(self._preparer)
        self._maker = WordMaker.load(self._preparer)
        self._claims = ClaimMaker.load(self._maker)
        self._contraster = Contraster.load(self._maker)

    def claim(self, text: str) -> Claim:
        """The last claim of a text; a denial that only points is one where it answers what stands before it."""
        prepared = self._preparer.prepare(text)
        record = self._reader.read_prepared(Article(id="case", text=text), prepared)
        return self._claims.of(record, prepared, self._maker.placed(prepared))[-1]

    def between(self, earlier: Claim, later: Claim) -> Contrast:
        return self._contraster.between(earlier, later)


@pytest.fixture(scope="module")
def standings() -> Standings:
    return Standings()


@pytest.mark.parametrize(("earlier", "later", "standing"), ANSWERS.values(), ids=ANSWERS)
def test_what_answers(standings: Standings, earlier: str, later: str, standing: str) -> None:
    one, other = standings.claim(earlier), standings.claim(f"{earlier} {later}")
    other = msgspec.structs.replace(other, answers=("s1",))
    found = answering(weigh(one), weigh(other), standings.between(one, other))
    assert found.standing == standing, (found, one, other)


@pytest.mark.parametrize(("earlier", "later", "standing"), LIKE.values(), ids=LIKE)
def test_what_is_like_it(standings: Standings, earlier: str, later: str, standing: str) -> None:
    one, other = standings.claim(earlier), standings.claim(f"{earlier} {later}")
    found = settled(weigh(one), weigh(other), standings.between(one, other))
    assert found.standing == standing, (found, one, other)
