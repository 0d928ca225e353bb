"""Readers that do to their process what articles can do to it; workers load them by name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import msgspec

from goft.article import Article
from goft.record import Record
from support.records import StubReader

__all__ = ["DEADLY", "FAILING", "ODD", "SEEN", "SLOW", "DeadlyReader", "SlowReader"]

DEADLY = "مرگبار"
FAILING = "خطادار"
ODD = "بی‌جا"
SEEN = "GOFT_TEST_SEEN"
SLOW = "support.bulk_readers:SlowReader"


class DeadlyReader(StubReader):
    """Its process is killed by an article with one word, as by the kernel when memory ends; another makes it raise, a
    third has it give a record of a day that is none."""

    @classmethod
    def load(cls) -> DeadlyReader:
        """As the Reader's."""
        return cls()

    def read(self, article: Article) -> Record:
        """A record without statements, or none."""
        if DEADLY in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if FAILING in article.text:
            raise RuntimeError("what nobody has thought of")
        record = super().read(article)
        return msgspec.structs.replace(record, published="never") if ODD in article.text else record


class SlowReader(StubReader):
    """Takes a twentieth of a second for an article, and leaves its process's number in the folder that `SEEN` names."""

    @classmethod
    def load(cls) -> SlowReader:
        """As the Reader's."""
        if folder := os.environ.get(SEEN):
            (Path(folder) / str(os.getpid())).touch()
        return cls()

    def read(self, article: Article) -> Record:
        """A record without statements, after a while."""
        time.sleep(0.05)
        if folder := os.environ.get(SEEN):
            with (Path(folder) / str(os.getpid())).open("a") as seen:
                seen.write(f"{article.id}\n")
        return super().read(article)
