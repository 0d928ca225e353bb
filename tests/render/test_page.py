"""The page: the article's words and nothing else of it, in their speakers' colours."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest

from goft.record import Actor, Record
from goft.render import render_page
from goft.render.speakers import colours_of
from support.records import TEXT, record


class Page(HTMLParser):
    """What a browser makes of the page: its elements, and the text of the article's lines."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[str] = []
        self._inside: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if "line" in (dict(attrs).get("class") or "").split():
            self._inside.append(tag)
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.lines[-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of a name."""
        return [attrs for name, attrs in self.tags if name == tag]

    def classed(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of a class."""
        return [attrs for _, attrs in self.tags if name in (attrs.get("class") or "").split()]


SOURCE = render_page([record()])
PAGE = Page(SOURCE)


def test_it_is_persian_and_right_to_left() -> None:
    assert PAGE.all("html") == [{"lang": "fa", "dir": "rtl"}]


def test_the_lines_are_the_articles_to_the_letter() -> None:
    assert PAGE.lines == [line for line in TEXT.split("\n") if line]


def test_words_never_become_markup() -> None:
    assert len(PAGE.all("script")) == 1
    assert "alert(" not in SOURCE.replace("&lt;script&gt;alert(", "")
    assert "<b>اتهام" not in SOURCE
    assert "روزنامه &lt;بامداد&gt;" in SOURCE


def test_nothing_comes_from_elsewhere() -> None:
    assert not re.findall(r"https?://|url\(|@import|src=", SOURCE)
    assert not PAGE.all("link")
    assert not PAGE.all("img")


def test_only_its_own_style_and_script_may_run() -> None:
    (policy,) = [one["content"] for one in PAGE.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        match = re.search(rf"<{tag}>(.*?)</{tag}>", SOURCE, re.DOTALL)
        assert match
        digest = base64.b64encode(hashlib.sha256(match[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not [attrs for _, attrs in PAGE.tags if "style" in attrs or any(name.startswith("on") for name in attrs)]


def test_every_statement_can_be_reached_by_keyboard_and_has_its_card() -> None:
    reachable = [one for one in PAGE.classed("s") if one.get("tabindex") == "0"]
    assert sorted(one["aria-describedby"] or "" for one in reachable) == [f"a1-c{n}" for n in range(1, 6)]
    assert [one["id"] for one in PAGE.classed("card")] == [f"a1-c{n}" for n in range(1, 6)]


def test_a_speaker_keeps_one_colour_and_nobody_has_none() -> None:
    colours = [(one["class"] or "").split()[1] for one in PAGE.classed("card")]
    assert colours == ["c0", "c1", "c1", "c1", "cx"]
    two = Page(render_page([record("a"), record("b")]))
    assert [(one["class"] or "").split()[1] for one in two.classed("card")] == colours * 2


def test_a_nested_statement_is_set_in() -> None:
    assert [one["id"] for one in PAGE.classed("d1")] == ["a1-c3"]


def test_a_denial_stands_beside_its_claim() -> None:
    assert [one["data-s"] for one in PAGE.classed("side")] == ["1", "4"]


@pytest.mark.parametrize(
    "words", ["فهرست", "تکذیب", "به نقل از پیک", "شبکه کرانه", "object before رد کرد", "۹ فروردین ۱۴۰۲", "۵ گفته"]
)
def test_it_tells(words: str) -> None:
    assert words in render_page([record("a"), record("b")])


def test_several_articles_have_a_list_of_contents() -> None:
    two = Page(render_page([record("a"), record("b")]))
    assert [one["href"] for one in two.all("a")] == ["#a1", "#a2"]
    assert {one["id"] for one in two.all("article")} == {"a1", "a2"}
    assert not PAGE.all("nav")


@pytest.mark.parametrize("text", ["", "\ud800", "\u202eمتن\u2066", "الف\r\nب"])
def test_any_text_makes_a_page(text: str) -> None:
    one = msgspec.structs.replace(record(), text=text, title=None, statements=())
    assert render_page([one]).encode("utf-8")


def test_overlapping_contents_keep_the_text() -> None:
    text = "یک دو سه چهار پنج"
    statements = tuple(
        msgspec.structs.replace(
            record().statements[0],
            id=f"s{n}",
            content=({"start": a, "end": b, "text": text[a:b]},),
            via=(),
            about=None,
            cue=(),
            speaker=None,
        )
        for n, (a, b) in enumerate([(0, 9), (5, 14), (5, 9)], 1)
    )
    plain = msgspec.to_builtins(msgspec.structs.replace(record(), text=text, title=None, statements=statements))
    assert Page(render_page([msgspec.convert(plain, Record)])).lines == [text]


def test_no_two_speakers_of_an_article_share_a_colour_while_there_are_colours() -> None:
    def speaking(key: str, names: list[str]) -> Record:
        base = record()
        actors = tuple(Actor(id=f"a{n}", key=name, kind="person", name=name) for n, name in enumerate(names))
        statements = tuple(
            msgspec.structs.replace(base.statements[2], id=f"s{n}", parent=None, speaker_actor=f"a{n}")
            for n in range(len(names))
        )
        return msgspec.structs.replace(base, id=key, actors=actors, statements=statements)

    first = speaking("a", [f"p{n}" for n in range(10)])
    second = speaking("b", ["p0", "p9", *(f"q{n}" for n in range(10))])
    colours = colours_of([first, second])
    assert len({colours[f"p{n}"] for n in range(10)}) == 10
    assert len({colours[key] for key in ("p0", "p9", *(f"q{n}" for n in range(10)))}) == 12
