"""Counts, amounts, shares and measures that carry news."""

from goft.figures.model import Bound, FigureKind, FoundFigure
from goft.figures.money import in_currency
from goft.figures.station import Figures

__all__ = ["Bound", "FigureKind", "Figures", "FoundFigure", "in_currency"]
