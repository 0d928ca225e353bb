"""The way between a repaired text and its original, in code points.

Every code point of the repaired text knows the stretch of the original that it stands for: `starts[i]` to `ends[i]`.
What a repair put in (a half-space) stands for the empty stretch where it went; what it took out (a tatweel) belongs to
nobody, and lies inside every span that goes over it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NoReturn

import msgspec

__all__ = ["Alignment", "Edit", "apply"]


class Edit(msgspec.Struct, frozen=True, gc=False):
    """`text[start:end]` is read as `put`; `why` is one reason a reader understands, empty where no word changes."""

    start: int
    end: int
    put: str
    why: str


class Alignment(msgspec.Struct, frozen=True):
    """Where the code points of a repaired text come from. Both arrays are None where the texts are equally long and
    correspond one to one, which is what most texts give."""

    length: int
    original_length: int
    starts: array[int] | None = None
    ends: array[int] | None = None

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that `repaired[start:end]` stands for. Raises ValueError outside the text."""
        if not 0 <= start <= end <= self.length:
            _refuse(start, end, self.length, "repaired")
        if self.starts is None or self.ends is None:
            return start, end
        if start == end:
            place = self.starts[start] if start < self.length else self.original_length
            return place, place
        return self.starts[start], self.ends[end - 1]

    def repaired_span(self, start: int, end: int) -> tuple[int, int]:
        """The smallest stretch of the repaired text that covers what is left of `original[start:end]`."""
        if not 0 <= start <= end <= self.original_length:
            _refuse(start, end, self.original_length, "original")
        if self.starts is None or self.ends is None:
            return start, end
        first = bisect_right(self.ends, start)
        if start == end:
            return first, first
        return first, max(first, bisect_left(self.starts, end))

    def then(self, edits: Sequence[Edit]) -> Alignment:
        """The alignment after `edits`, which are in order, apart, and in offsets of the repaired text."""
        if all(edit.end - edit.start == 1 == len(edit.put) for edit in edits):
            return self
        starts, ends = self._arrays()
        new_starts, new_ends = array("I"), array("I")
        done = 0
        for edit in edits:
            first, last = self.original_span(edit.start, edit.end)
            new_starts += starts[done : edit.start]
            new_ends += ends[done : edit.start]
            if edit.end - edit.start == len(edit.put):
                new_starts += starts[edit.start : edit.end]
                new_ends += ends[edit.start : edit.end]
            else:
                # Which letter of a ligature is which cannot be said: each stands for the whole of it.
                new_starts += array("I", [first]) * len(edit.put)
                new_ends += array("I", [last]) * len(edit.put)
            done = edit.end
        new_starts += starts[done:]
        new_ends += ends[done:]
        return Alignment(len(new_starts), self.original_length, new_starts, new_ends)

    def _arrays(self) -> tuple[array[int], array[int]]:
        if self.starts is None or self.ends is None:
            return array("I", range(self.length)), array("I", range(1, self.length + 1))
        return self.starts, self.ends


def apply(text: str, edits: Sequence[Edit]) -> str:
    """`text` with `edits` done; they are in order and apart."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts.append(text[done : edit.start])
        parts.append(edit.put)
        done = edit.end
    parts.append(text[done:])
    return "".join(parts)


def _refuse(start: int, end: int, length: int, which: str) -> NoReturn:
    raise ValueError(f"span {start}:{end} does not lie in the {which} text of {length} code points")
