"""The text of a piece of HTML, as feeds carry it: a line a paragraph, nothing of scripts and styles."""

from __future__ import annotations

import html
import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # it has no types
from lxml import html as lxml_html

__all__ = ["line_of", "text_of"]

_BLOCKS = frozenset(
    [
        "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5",
        "h6", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
    ]
)  # fmt: skip
_UNSEEN = frozenset(
    [
        "audio", "button", "figure", "form", "iframe", "noscript", "object", "script", "select", "style", "svg",
        "template", "textarea", "video",
    ]
)  # fmt: skip
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"[ \t\r\f\v\xa0]+")
_HAS_TAG = re.compile(r"<[A-Za-z!/]")


def text_of(fragment: str) -> str:
    """The paragraphs of a piece of HTML, an empty line between two; plain text comes back as it is, without ends.

    >>> text_of("<p>یک <b>دو</b></p><script>x()</script><p>سه &amp; چهار</p>")
    'یک دو\\n\\nسه & چهار'
    """
    if not _HAS_TAG.search(fragment):
        return html.unescape(fragment).strip()
    try:
        root = lxml_html.fragment_fromstring(fragment.replace("\x00", ""), create_parent="div")
    except (etree.LxmlError, ValueError, RecursionError):
        return html.unescape(_TAG.sub("\n", fragment)).strip()
    pieces: list[str] = []
    _collect(root, pieces)
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _collect(root: Any, pieces: list[str]) -> None:
    """The text of a tree, a line break at each end of a block. A walk, no recursion: a feed may nest as it likes."""
    hidden = 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = node.tag if isinstance(node.tag, str) else ""
        edge = "\n" if name in _BLOCKS else ""
        if event == "start":
            hidden += name in _UNSEEN
            pieces.append(edge)
            if not hidden:
                pieces.append((node.text or "").replace("\n", " "))
            continue
        if event == "end":
            hidden -= name in _UNSEEN
        pieces.append(edge)
        if not hidden and node is not root:
            pieces.append((node.tail or "").replace("\n", " "))


def line_of(fragment: str) -> str:
    """The text of a title: one line, without tags, also such as were escaped twice.

    >>> line_of("سخن &lt;b&gt;وزیر&lt;/b&gt;\\n تازه")
    'سخن وزیر تازه'
    """
    text = html.unescape(_TAG.sub("", fragment))
    return " ".join(_TAG.sub("", text).split())
