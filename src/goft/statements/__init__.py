"""Who said what: cues, speakers, contents, chains and acts, found sentence by sentence."""

from goft.statements.lexicon import CueEntry, CueFileError, load_lexicon
from goft.statements.model import FoundStatement, Place
from goft.statements.station import Statements
from goft.statements.view import View, look_at, look_at_all

__all__ = [
    "CueEntry",
    "CueFileError",
    "FoundStatement",
    "Place",
    "Statements",
    "View",
    "load_lexicon",
    "look_at",
    "look_at_all",
]
