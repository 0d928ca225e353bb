"""What is Persian."""

from __future__ import annotations

import pytest

from goft.errors import InputError
from goft.intake import require_persian
from goft.intake.persian import require_letters

ARABIC = (
    "قال وزير الخارجية في مؤتمر صحفي عقد مساء اليوم إن المفاوضات بين البلدين سوف تستمر حتى نهاية الشهر الجاري وأضاف "
    * 3
)


@pytest.mark.parametrize(
    "text",
    ["وزیر گفت", "وزير خارجه گفت كه ميرود", "BBC: وزیر خارجه گفت مذاکرات ادامه دارد", "تیتر کوتاه"],
    ids=["short", "arabic letters", "some latin", "no function word"],
)
def test_persian_passes(text: str) -> None:
    require_persian(text, "x")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "empty"),
        (" \n\u200c\t", "not Persian"),
        ("\n \n", "empty"),
        ("The minister said that talks go on.", "not Persian"),
        ("123 ...", "not Persian"),
        (ARABIC, "in Arabic script, but not Persian"),
    ],
    ids=["nothing", "marks", "white space", "english", "digits", "arabic"],
)
def test_the_rest_is_refused(text: str, what: str) -> None:
    with pytest.raises(InputError, match=f"x: {what}"):
        require_persian(text, "x")


@pytest.mark.parametrize(
    "page", ["<p>گفت</p>", "<p>ﮔﻔﺖ</p>", "<p>&#1711;&#1601;&#1578;</p>", "<p>&#x6AF;</p>", "<p>&#x06cc</p>"]
)
def test_a_page_may_be_persian_by_one_letter(page: str) -> None:
    require_letters(page, "x")


@pytest.mark.parametrize("page", ["", "<html></html>", "<p>It&#8217;s &#39;news&#x27; of &#1071;&#1555; &#1810;</p>"])
def test_a_page_without_one_is_not_taken_apart(page: str) -> None:
    with pytest.raises(InputError, match="x: not Persian: no letter of its script"):
        require_letters(page, "x")
