"""The errors Goft raises on purpose: one tree, each saying what happened, where, and what to do about it."""

from __future__ import annotations

__all__ = [
    "AccountError",
    "ArchiveError",
    "BulkError",
    "CorrectionError",
    "DateError",
    "GoftError",
    "GoldError",
    "InputError",
    "OutputError",
    "ScoreError",
]


class GoftError(Exception):
    """Anything that Goft refuses to do. `where` is the file, document or option; `hint` is what to do next."""

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.what}{advice}"


class InputError(GoftError):
    """An input that holds no Persian article: missing, empty, not text, not Persian, or not the format it claims."""


class OutputError(GoftError):
    """A place that cannot be written to."""


class DateError(GoftError):
    """A date that is neither Gregorian nor Jalali, or that no calendar has."""


class ArchiveError(GoftError):
    """An archive that cannot be opened, is of a later Goft, or was asked for what it cannot do."""


class AccountError(ArchiveError):
    """A user or token that is not there, is there already, or may not be so."""


class BulkError(GoftError):
    """A bulk run that cannot start or go on: its folder is another run's, workers die, or its results have a hole."""


class CorrectionError(GoftError):
    """A correction that no text can have, or of a statement that is not there, or not as it was seen."""


class GoldError(GoftError):
    """A gold file that cannot be read."""


class ScoreError(GoftError):
    """Records and gold that cannot be compared, or a floors file that names no figure."""
