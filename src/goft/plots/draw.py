"""A specification as SVG. Nothing is fetched and no browser is started: vl-convert carries its own engine."""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import Any
from xml.dom import XML_NAMESPACE
from xml.dom.minidom import Document, Element, parseString

from goft.errors import OutputError
from goft.plots.model import Language, Spec

__all__ = ["render"]

_VEGA_LITE = "6.4"
_DIRECTIONS: dict[Language, str] = {"fa": "rtl", "en": "ltr"}
# A text that runs from right to left has its start on the right; Vega means "left" by start.
_TURNED = {"start": "end", "end": "start"}


def render(spec: Spec) -> str:
    """The picture as an SVG document, with its texts as text. The same specification gives the same letters.

    Raises `OutputError` where vl-convert-python, the extra `plot`, is not installed.
    """
    convert = _engine()
    svg: str = convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE, allowed_base_urls=[])
    return _finished(svg, spec)


def _engine() -> Any:
    """The engine, loaded only here: it is large and no part of a plain installation."""
    try:
        return import_module("vl_convert")
    except ImportError as error:
        raise OutputError("pictures need vl-convert-python", hint="pip install 'goft[plot]'") from error


def _finished(svg: str, spec: Spec) -> str:
    """The SVG with language, direction, title and description, and with words for the pointer."""
    document = parseString(svg)
    root = document.documentElement
    if root is None:
        raise OutputError("the engine drew nothing")
    language: Language = spec["usermeta"]["language"]
    _name_root(document, root, spec, language)
    for element in root.getElementsByTagName("*"):
        # The engine's own words for screen readers are English.
        for name in ("aria-roledescription", "role"):
            if element.hasAttribute(name):
                element.removeAttribute(name)
        if element.tagName == "text" and language == "fa":
            anchor = element.getAttribute("text-anchor")
            element.setAttribute("text-anchor", _TURNED.get(anchor, anchor))
        if label := element.getAttribute("aria-label"):
            element.setAttribute("role", "img")
            element.appendChild(_written(document, "title", label))
    return root.toxml()


def _name_root(document: Document, root: Element, spec: Spec, language: Language) -> None:
    title, description = spec["usermeta"]["title"], spec["description"]
    key = hashlib.sha256(root.toxml().encode()).hexdigest()[:12]  # several pictures may stand on one page
    for name in ("xmlns:xlink", "aria-label"):
        if root.hasAttribute(name):
            root.removeAttribute(name)
    for name, value in {
        "lang": language,
        "direction": _DIRECTIONS[language],
        "role": "graphics-document",
        "aria-labelledby": f"title-{key} desc-{key}",
    }.items():
        root.setAttribute(name, value)
    # In the namespace of XML, too, for viewers that open the picture by itself.
    root.setAttributeNS(XML_NAMESPACE, "xml:lang", language)
    for tag, text in (("desc", description), ("title", title)):
        element = _written(document, tag, text)
        element.setAttribute("id", f"{tag}-{key}")
        root.insertBefore(element, root.firstChild)


def _written(document: Document, tag: str, text: str) -> Element:
    element = document.createElement(tag)
    element.appendChild(document.createTextNode(text))
    return element
