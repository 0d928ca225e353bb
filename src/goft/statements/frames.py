"""The content of a cue in one of its entry's frames: its object, what hangs on it, the name it gives."""

from __future__ import annotations

from goft.statements.content import Content, quote_at, trim
from goft.statements.cues import Cue
from goft.statements.lexicon import CueEntry, Frame, load_lexicon
from goft.statements.names import actor_phrase, prepositional_end
from goft.statements.objects import complement_of, governed_by, object_of, preposition_in
from goft.statements.phrases import continues, head_is_actor, is_time
from goft.statements.view import Stretch, View
from goft.statements.words import load_words, plain

__all__ = ["content_of_frame"]


def content_of_frame(view: View, cue: Cue, entry: CueEntry, frame: Frame, lo: int) -> Content | None:
    about: Stretch | None = None
    words: Stretch | None = None
    if frame.kind == "ezafe":
        words = _between(view, cue, entry)
    elif frame.kind == "object":
        words = object_of(view, lo, cue.start)
        told = words is not None and entry.neutral and _told_of(view, words[1] + 1, cue.start)
        if words is not None and (told or _hangs_on(view, words, cue.start)):
            words = (words[0], cue.start)
    elif frame.kind == "complement":
        words, about = complement_of(view, lo, cue)
    elif frame.kind == "preposition" and cue.between is not None:
        words = _between(view, cue, entry)
    elif frame.kind == "preposition":
        if frame.about == "را":
            about = object_of(view, lo, cue.start)
            if about is None:
                return None
            lo = about[1]
        elif frame.about:
            about = governed_by(view, frame.about, lo, cue.start)
        words = governed_by(view, frame.of or "", lo, cue.start)
        if words is not None and about is not None and about[1] > words[0] and frame.about != "را":
            of_start = preposition_in(view, frame.of or "", lo, cue.start)
            about = (about[0], of_start[0]) if of_start and of_start[0] > about[0] else about
    if words is None:
        return None
    if about is None and entry.act in ("criticise", "support"):
        words, about = _reason(view, words)
    words = _without_light(view, trim(view, words))
    if frame.kind == "complement":
        words = _bare_name(view, words)
    if words[0] >= words[1]:
        return None
    return Content(words=words, frame=frame, entry=entry, about=about)


def _bare_name(view: View, words: Stretch) -> Stretch:
    """A name given in quotation marks, without the یک before or the adjunct behind it: یک «اقدام تروریستی»."""
    start, end = words
    if end - start > 1 and view.plain[start] == "یک" and quote_at(view, start + 1, end):
        start += 1
    if quote_at(view, start, end):
        closing = view.pairs[start] + 1
        if closing < end and prepositional_end(view, closing, end) == end and view.tokens[closing].tag == "ADP":
            end = closing
        if closing == end:
            return start, end
        return (words[0], end)
    return words


def _told_of(view: View, start: int, end: int) -> bool:
    """Whether a saying verb tells something of its object: علت حادثه را [سرعت زیاد] اعلام کرد."""
    while start < end:
        if view.plain[start] in load_words().light or view.tokens[start].tag in ("ADV", "PUNCT"):
            start += 1
        elif view.plain[start] == "علاوه":
            start = prepositional_end(view, start + 1, end)
        else:
            break
    return start < end and continues(view, start) and not is_time(view, start)


def _hangs_on(view: View, words: Stretch, end: int) -> bool:
    """Whether what stands behind را hangs on the object, a noun of attitude: حمایت خود را [از این طرح] اعلام کرد."""
    entry = load_lexicon().nouns.get(view.tokens[words[0]].norm)
    at = words[1] + 1
    if entry is None or at >= end or view.tokens[at].tag != "ADP":
        return False
    own = {plain(frame.of) for frame in entry.content if frame.of}
    return view.plain[at] in own and prepositional_end(view, at, end) == end


def _between(view: View, cue: Cue, entry: CueEntry) -> Stretch | None:
    """What a split cue encloses, behind the entry's own preposition: متعهد به [امنیت] است."""
    if cue.between is None:
        return None
    start, end = cue.between
    if view.plain[end - 1] == "را":
        end -= 1
    own = {plain(frame.of) for frame in entry.content if frame.of}
    for i in range(start, min(start + 3, end - 1)):
        if view.plain[i] in own:
            return i + 1, end
    return start, end


def _reason(view: View, words: Stretch) -> tuple[Stretch, Stretch | None]:
    """Parts «از X به دلیل Y»: what is criticised or praised is Y, and X is who it is said of."""
    reasons = load_words().reasons
    start, end = words
    if not head_is_actor(view, start, end):
        return words, None
    at = actor_phrase(view, start, end)
    for after in (at + 1, at + 2):
        if after < end and "".join(view.plain[at:after]) in reasons:
            return (after, end), (start, at)
    return words, None


def _without_light(view: View, words: Stretch) -> Stretch:
    start, end = words
    light = load_words().light
    while end > start and view.plain[end - 1] in light:
        end -= 1
    return trim(view, (start, end))
