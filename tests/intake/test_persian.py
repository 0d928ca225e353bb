"""What is Persian."""

from __future__ import annotations

import pytest

from goft.errors import InputError
from goft.intake import require_persian

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
