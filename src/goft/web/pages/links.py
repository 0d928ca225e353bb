"""Addresses of pages: whatever a name or an id is made of, it is written so that it comes back whole."""

from __future__ import annotations

from urllib.parse import urlencode

from goft.plots.model import Language
from goft.web.pages.assets import load_assets

__all__ = ["Links", "static"]


class Links:
    """The addresses of one language's pages."""

    def __init__(self, language: Language) -> None:
        self._root = f"/{language}"

    def page(self, name: str, /, **values: object) -> str:
        """A page by its name with its parameters; those that are None, empty or False are left out."""
        given = {key: _written(value) for key, value in values.items() if value not in (None, "", False)}
        return f"{self._root}/{name}" + (f"?{urlencode(given, errors='replace')}" if given else "")

    def article(self, key: str, statement: str | None = None) -> str:
        """An article, at one of its statements (such as s3)."""
        return self.page("article", id=key) + (f"#a1-s{statement[1:]}" if statement else "")

    def actor(self, key: str) -> str:
        """An actor."""
        return self.page("actor", name=key)

    def thread(self, article: str, statement: str) -> str:
        """The thread of a statement."""
        return self.page("thread", article=article, statement=statement)


def static(name: str) -> str:
    """The address of a script, a style or the font."""
    return f"/static/{load_assets()[name].digest}/{name}"


def _written(value: object) -> str:
    return "true" if value is True else str(value)
