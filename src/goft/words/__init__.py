"""Words as the archive keeps and asks for them, and as claims are compared by: no spelling, number or form matters."""

from goft.words.maker import Placed, Said, WordMaker

__all__ = ["Placed", "Said", "WordMaker"]
