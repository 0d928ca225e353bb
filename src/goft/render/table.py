"""A record as a table for the terminal: its statements in order, with speaker, act, content and source chain."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from goft.record import Record, Statement
from goft.render.speakers import colours_of, name_of, speaker_key, speaker_name

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["render_table"]

_STYLES = (
    "cyan", "magenta", "green", "yellow", "blue", "red",
    "bright_cyan", "bright_magenta", "bright_green", "bright_yellow", "bright_blue", "bright_red",
)  # fmt: skip


def render_table(record: Record, *, width: int = 120, colour: bool = False) -> str:
    """The table as text of `width` columns, with a terminal's colours if asked for.

    Words stay in their logical order and no control characters are added, so that what is copied is the article's.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, markup=False, emoji=False
    )
    console.print(Text(_heading(record), style="bold"))
    if not record.statements:
        console.print("No statements found.\n")
        return out.getvalue()
    table = Table(box=box.ROUNDED, show_lines=True, expand=True, border_style="dim")
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("act", no_wrap=True)
    table.add_column("speaker", ratio=3)
    table.add_column("content", ratio=8)
    table.add_column("via", ratio=2)
    colours = colours_of([record])
    for statement in record.statements:
        table.add_row(*_row(record, statement, colours))
    console.print(table)
    console.print()
    return out.getvalue()


def _row(record: Record, statement: Statement, colours: Mapping[str, int]) -> tuple[Text, ...]:
    from rich.text import Text

    key = speaker_key(record, statement)
    style = _STYLES[colours[key]] if key is not None else "dim"
    act = statement.act + "".join(f"\nanswers {one.lstrip('s')}" for one in statement.answers)
    return (
        Text(statement.id.lstrip("s") + (f"\nin {statement.parent.lstrip('s')}" if statement.parent else "")),
        Text(act),
        Text(_speaker(record, statement), style=style),
        Text(" … ".join(_line(span.text) for span in statement.content)),
        Text(" ← ".join(name_of(record, span) for span in statement.via)),
    )


def _speaker(record: Record, statement: Statement) -> str:
    speaker = speaker_name(record, statement) or "—"
    return f"{speaker} ← {name_of(record, statement.addressee)}" if statement.addressee else speaker


def _heading(record: Record) -> str:
    title = record.title or _line(record.text)[:80]
    return "  ·  ".join(part for part in (title, record.outlet, record.published, record.id) if part)


def _line(text: str) -> str:
    return " ".join(text.split())
