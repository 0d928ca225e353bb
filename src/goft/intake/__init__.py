"""Files, tables, pages, feeds and web archives in, articles out."""

from goft.intake.cutting import cut, is_one_item
from goft.intake.dates import parse_day
from goft.intake.decoding import Decoded, decode
from goft.intake.defaults import Defaults
from goft.intake.fields import FIELDS
from goft.intake.files import STDIN, Source, count_articles, files_of, load_articles
from goft.intake.item import Item
from goft.intake.limits import Limits
from goft.intake.loaded import Loaded, reason_of
from goft.intake.looking import look_into
from goft.intake.persian import require_persian

__all__ = [
    "FIELDS",
    "STDIN",
    "Decoded",
    "Defaults",
    "Item",
    "Limits",
    "Loaded",
    "Source",
    "count_articles",
    "cut",
    "decode",
    "files_of",
    "is_one_item",
    "load_articles",
    "look_into",
    "parse_day",
    "reason_of",
    "require_persian",
]
