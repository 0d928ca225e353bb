"""Work that takes too long is left."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from goft.article import Article
from goft.bulk.limited import TooLong, limited
from goft.bulk.reading import read_item
from goft.bulk.tables import Refusal
from goft.intake import Defaults, Item
from goft.record import Record
from support.bulk import BODY


class Endless:
    """A reader that never comes to an end."""

    def read(self, article: Article) -> Record:
        """Nothing, for ever."""
        while True:
            len(article.text)


def test_an_article_that_never_ends_is_a_refusal() -> None:
    line = f'{{"id": "1", "text": "{BODY}"}}'.encode()
    found = read_item(Item(kind="line", place="a:1", key="a", raw=line), "a", Defaults(), Endless(), seconds=0.2)
    assert isinstance(found, Refusal)
    assert (found.place, found.kind, found.fault) == ("a:1", "took longer than 0.2 s", True)


def test_what_is_in_time_is_left_alone() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with limited(0.2):
        pass
    time.sleep(0.3)
    assert signal.getsignal(signal.SIGALRM) is before


def test_what_was_left_can_be_told_apart() -> None:
    with pytest.raises(TooLong, match=r"took longer than 0\.1 s"), limited(0.1):
        time.sleep(5)


def test_threads_have_no_limit() -> None:
    done: list[bool] = []

    def work() -> None:
        with limited(0.01):
            time.sleep(0.05)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
