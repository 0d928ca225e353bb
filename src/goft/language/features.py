"""What the tagger looks at: short strings that describe one word by itself.

A word is described three times: for its own place (`centre`), for the places next to it (`near`) and for those one
further (`far`). Nothing depends on the neighbours, so a word's share of the scores is computed once and kept.
"""

from __future__ import annotations

import msgspec

from goft.language.lexicon import ClosedWord
from goft.language.model import Verb

__all__ = ["Description", "describe"]

_ZWNJ = "\u200c"


class Description(msgspec.Struct, frozen=True, gc=False):
    """The features of one word; `kind` is its coarse class, used in pairs with the neighbours'."""

    centre: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]
    kind: int


def describe(norm: str, closed: ClosedWord | None, verb: Verb | None, groups: tuple[int, int] | None) -> Description:
    """The features of a folded word.

    `groups` are its fine and its coarse distributional class, None for a word that is in neither.
    """
    key = norm.replace(_ZWNJ, "")
    shape = _shape(norm)
    if shape == "w":
        centre = ["w=" + key, *_affixes(key)]
        near = ["w=" + key, "s=" + key[-2:], "t=" + key[-3:]]
        far = ["w=" + key]
    else:
        mark = "w=" + (key if shape == "p" else shape)
        centre = ["#" + shape, mark]
        near = [mark]
        far = [mark]
    if _ZWNJ in norm:
        centre.append("z=" + norm[norm.rindex(_ZWNJ) + 1 :])
    if closed:
        mark = f"c={closed.tag}"
        centre.append(mark)
        near.append(mark)
        far.append(mark)
    if verb:
        mark = f"v={verb.tense}{verb.person}"
        centre += [mark, "r=" + verb.root]
        near += [mark, "r=" + verb.root]
        far.append(mark)
    fine, coarse = groups or (-1, -1)
    centre += [f"f={fine}", f"k={coarse}"]
    near += [f"f={fine}", f"k={coarse}"]
    far.append(f"f={fine}")
    return Description(tuple(centre), tuple(near), tuple(far), coarse)


def _affixes(key: str) -> list[str]:
    found = [f"{mark}={key[-size:]}" for mark, size in (("s", 1), ("t", 2), ("u", 3), ("x", 4)) if len(key) > size]
    found += [f"{mark}={key[:size]}" for mark, size in (("p", 1), ("q", 2), ("y", 3)) if len(key) > size]
    found.append(f"n={min(len(key), 8)}")
    return found


def _shape(norm: str) -> str:
    """`w` a Persian word, `d` digits, `l` Latin, `p` a mark, `e` nothing visible."""
    if not norm:
        return "e"
    first = norm[0]
    if first.isdecimal() or (first in "%٪" and len(norm) > 1):
        return "d"
    if first.isalpha():
        return "l" if first.isascii() else "w"
    return "p" if len(norm) == 1 or not any(character.isalnum() for character in norm) else "l"
