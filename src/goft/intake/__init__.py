"""Files, pages and JSON lines in, articles out."""

from goft.intake.dates import parse_day
from goft.intake.decoding import Decoded, decode
from goft.intake.defaults import Defaults
from goft.intake.files import STDIN, Loaded, count_articles, load_articles
from goft.intake.persian import require_persian

__all__ = [
    "STDIN",
    "Decoded",
    "Defaults",
    "Loaded",
    "count_articles",
    "decode",
    "load_articles",
    "parse_day",
    "require_persian",
]
