"""Amounts of money in the currency that accounts are kept in: a toman is ten rials."""

from __future__ import annotations

from goft.figures.lexicon import load_units

__all__ = ["in_currency"]


def in_currency(value: int | float, unit: str | None) -> tuple[int | float, str | None]:
    """An amount in its ISO 4217 currency; what is no subunit or popular unit of one comes back as it is.

    The figure itself keeps the unit that the text writes, so that its value is the one a reader sees.

    >>> in_currency(4200, "toman")
    (42000, 'IRR')
    """
    found = load_units().money.get(unit or "")
    if found is None:
        return value, unit
    factor, currency = found
    amount = value * factor
    return (int(amount) if amount == int(amount) else round(amount, 6)), currency
