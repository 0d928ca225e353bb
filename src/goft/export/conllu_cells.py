"""What may stand in a cell of CoNLL-U, and how it is written.

UD's validator wants lines in NFC without U+FFFD, and cells without line ends or spaces at their edges. So a
character that no text can show (a control, half of a pair, U+FFFD) is □, and a mark that stands on nothing stands on
◌, or it would join the letter before it.
"""

from __future__ import annotations

import re
import unicodedata

from goft.language import Verb

__all__ = ["features", "misc_value", "shown", "single_spaced", "spaces"]

_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd]")
_ESCAPES = {" ": r"\s", "\t": r"\t", "\r": r"\r", "\n": r"\n", "|": r"\p", "\\": r"\\"}
"""UDPipe's, for `SpacesAfter` (https://ufal.mff.cuni.cz/udpipe/1/users-manual#run_udpipe_tokenizer)."""
_TENSES = {
    "past": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "present": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "perfect": "Aspect=Perf|Mood=Ind|Tense=Past|VerbForm=Fin",
    "pluperfect": "Mood=Ind|Tense=Pqp|VerbForm=Fin",
    "future": "Mood=Ind|Tense=Fut|VerbForm=Fin",
    "subjunctive": "Mood=Sub|VerbForm=Fin",
    "imperative": "Mood=Imp|VerbForm=Fin",
    "participle": "VerbForm=Part",
    "infinitive": "VerbForm=Inf",
}


def shown(text: str) -> str:
    """The text in NFC, with □ for what cannot be shown and ◌ under a mark at its beginning."""
    found = unicodedata.normalize("NFC", _UNSHOWN.sub("□", text))
    return f"◌{found}" if found and unicodedata.category(found[0])[0] == "M" else found


def single_spaced(text: str) -> str:
    """A form with no space in it but single ones: «۵ %» is one token, and so may be what the repair left."""
    return " ".join(text.split())


def misc_value(raw: str) -> str | None:
    """The raw characters as a value in MISC, white space and bars escaped; None where the format cannot carry them."""
    escaped = _escaped(raw)
    carried = escaped and shown(escaped) == escaped and not any(one.isspace() for one in escaped)
    return escaped if carried else None


def spaces(gap: str) -> list[str]:
    """What MISC says of the white space after a token: nothing of a single space."""
    if not gap:
        return ["SpaceAfter=No"]
    return [] if gap == " " else [f"SpacesAfter={_escaped(gap)}"]


def features(verb: Verb | None) -> str:
    """FEATS of a verb's form, in the order of the alphabet; `_` for what is no verb."""
    if verb is None:
        return "_"
    found = _TENSES[verb.tense].split("|")
    if verb.person is not None:
        found += [f"Number={'Plur' if verb.plural else 'Sing'}", f"Person={verb.person}"]
    found += ["Polarity=Neg"] if verb.negative else []
    found += ["Voice=Pass"] if verb.passive else []
    return "|".join(sorted(found, key=str.casefold))


def _escaped(text: str) -> str:
    """White space that has no sign of its own is written as a space."""
    return "".join(_ESCAPES.get(one, r"\s" if one.isspace() else one) for one in text)
