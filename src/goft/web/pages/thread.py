"""Threads: one claim, who makes, supports and disputes it, side by side; and the list of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import get_args

import msgspec
from fastapi import HTTPException, Request
from starlette.responses import Response

from goft.archive import Archive, Member, ThreadQuery
from goft.archive.threads import ThreadOrder
from goft.pictures import of_thread
from goft.plots.model import Language
from goft.render.labels import load_labels
from goft.web.pages.asking import asked_of
from goft.web.pages.shell import render
from goft.web.threads import AskedThread, AskedThreads

__all__ = ["thread_page", "threads_page"]

_STANDS = ("repeats", "supports", "disputes", "unclear")


class _Column(msgspec.Struct, frozen=True):
    """The members of a thread who stand to the claim in one way."""

    stand: str
    members: tuple[Member, ...]


def threads_page(request: Request, language: Language, archive: Archive) -> Response:
    """The list of threads."""
    asked = asked_of(request, AskedThreads, stories=2)
    found = archive.threads(ThreadQuery(**asked.model_dump()))
    title = load_labels(language).text("menu_threads")
    return render(
        request, "threads.html", language, title=title, found=found, wanted=asked, orders=get_args(ThreadOrder)
    )


def thread_page(request: Request, language: Language, archive: Archive) -> Response:
    """A claim with everybody who takes part."""
    asked, labels = asked_of(request, AskedThread), load_labels(language)
    thread = archive.thread_of(asked.article, asked.statement)
    if thread is None:
        raise HTTPException(404, labels.text("no_thread", statement=asked.statement, article=asked.article))
    return render(
        request,
        "thread.html",
        language,
        title=" ".join(thread.summary.first.wording.split()),
        thread=thread,
        columns=_columns(thread.members),
        spec=of_thread(thread, language=language),
    )


def _columns(members: Sequence[Member]) -> tuple[_Column, ...]:
    found: defaultdict[str, list[Member]] = defaultdict(list)
    for member in members:
        found[member.stand].append(member)
    return tuple(_Column(stand, tuple(found[stand])) for stand in _STANDS if found[stand])
