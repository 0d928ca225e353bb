"""Days among the options: Gregorian or Jalali, or wrong use that names the option."""

from __future__ import annotations

from datetime import date

import typer

__all__ = ["day_of"]


def day_of(text: str | None, option: str) -> date | None:
    """The day that an option names, None where it is not given."""
    from goft.errors import DateError
    from goft.intake import parse_day

    try:
        return parse_day(text) if text else None
    except DateError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error
