"""Files, tables, pages, feeds and web archives in, articles out."""

from goft.intake.dates import parse_day
from goft.intake.decoding import Decoded, decode
from goft.intake.defaults import Defaults
from goft.intake.fields import FIELDS
from goft.intake.files import STDIN, Source, count_articles, load_articles
from goft.intake.limits import Limits
from goft.intake.loaded import Loaded
from goft.intake.persian import require_persian

__all__ = [
    "FIELDS",
    "STDIN",
    "Decoded",
    "Defaults",
    "Limits",
    "Loaded",
    "Source",
    "count_articles",
    "decode",
    "load_articles",
    "parse_day",
    "require_persian",
]
