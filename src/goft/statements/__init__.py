"""Who said what: cues, speakers, contents, chains and acts, found sentence by sentence."""

from goft.statements.lexicon import CueEntry, CueFileError, load_lexicon
from goft.statements.model import FoundStatement, Place
from goft.statements.station import Statements

__all__ = ["CueEntry", "CueFileError", "FoundStatement", "Place", "Statements", "load_lexicon"]
