"""What takes seconds to find in a large archive, found before somebody asks."""

from __future__ import annotations

import gc
from threading import Event, Thread

from goft.archive import Archive, Query
from goft.errors import GoftError
from goft.timelines.categories import load_categories

__all__ = ["Warming"]


class Warming:
    """Finds the counts of every ledger, and what the front page and an empty search show, beside the server's work.

    Use it in a `with`: at the end it stops at once.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._over = Event()
        self._running = Thread(target=self._run, name="warming", daemon=True)

    def __enter__(self) -> Warming:
        self._running.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._running.join()

    def wait(self) -> None:
        """Wait until everything is found."""
        self._running.join()

    def _run(self) -> None:
        try:
            self._archive.today()
            self._archive.facets(Query())
            for category in load_categories():
                if self._over.is_set():
                    return
                self._archive.counts(category)
        except GoftError:  # whoever asks is told
            return
        # What is loaded and found by now stays: to look through it for garbage would hold everybody up.
        gc.collect()
        gc.freeze()
