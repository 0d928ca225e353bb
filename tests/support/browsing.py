"""What tests of pages share: widths of windows, and the rules of accessibility."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

__all__ = ["WIDTHS", "assert_no_grave_findings"]

WIDTHS = {"desktop": (1300, 900), "phone": (390, 844)}
"""Pixels across and down."""


def assert_no_grave_findings(page: Page) -> None:
    """That axe-core finds nothing serious or critical on a page as it is."""
    found = Axe().run(page)
    grave = [one for one in found.response["violations"] if one["impact"] in ("serious", "critical")]
    assert grave == [], [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in grave]
