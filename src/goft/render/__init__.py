"""Records in, something to look at out: a table for the terminal, a page for the browser."""

from goft.render.page import render_page
from goft.render.table import render_table

__all__ = ["render_page", "render_table"]
