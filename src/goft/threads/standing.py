"""How a claim stands to the one that its thread begins with, from how each stands to the one it hangs on."""

from __future__ import annotations

from goft.threads.contrast import Standing

__all__ = ["beyond"]


def beyond(link: Standing, held: Standing) -> Standing:
    """How a claim stands to the first one, where it stands as `link` to one that stands as `held`.

    Who repeats a denial denies, and who denies a repetition does. Whoever disputes a denial may yet believe something
    else, so that is unclear.
    """
    if link == "repeats":
        return held
    return link if held == "repeats" else "unclear"
