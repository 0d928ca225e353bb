"""On what a statement's reading rests, and how often such readings are right.

The shares in `data/confidence.toml` are written by `python training/confidence/fit.py`, which counts on annotated news
how many readings of each kind have the right content and speaker.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

from goft.statements.drafts import Draft
from goft.statements.model import Evidence, SpeakerPlace
from goft.statements.view import View

__all__ = ["confidence_of", "evidence_of", "why_of"]

_SPEAKERS: dict[SpeakerPlace, str] = {
    "own": "the speaker stands in its clause",
    "other": "the speaker stands in a clause beside it",
    "none": "no words name the speaker",
}


def evidence_of(draft: Draft, *, nested: bool) -> Evidence:
    """The evidence of a draft."""
    speaker: SpeakerPlace = "none" if draft.speaker is None else "own" if draft.own else "other"
    return Evidence(form=draft.cue.form, place=draft.content.frame.kind, speaker=speaker, nested=nested)


def confidence_of(evidence: Evidence) -> float:
    """The share of readings on such evidence that are right, between 0 and 1."""
    shares = _shares()
    return next(shares[key] for key in evidence.names() if key in shares)


def why_of(view: View, draft: Draft, evidence: Evidence) -> str:
    """The evidence in words: «object of رد کردن; the speaker stands in its clause»."""
    quoted = view.tokens[draft.content.words[0]].text in ("«", '"', "“")
    return f"{draft.why}{', in quotation marks' if quoted else ''}; {_SPEAKERS[evidence.speaker]}"


@cache
def _shares() -> dict[str, float]:
    """Raises `msgspec.ValidationError` where a share is no number, KeyError where a level has none."""
    text = resources.files("goft.statements").joinpath("data/confidence.toml").read_text(encoding="utf-8")
    shares = msgspec.convert(tomllib.loads(text)["share"], dict[str, float])
    return {**{level: shares[level] for level in ("top", "nested")}, **shares}
