"""Records in, the formats of others out: PLOVER events, TimeML times, GDELT's knowledge graph."""

from goft.export.gkg import gkg_line
from goft.export.plover import plover_lines
from goft.export.timeml import timeml_document

__all__ = ["gkg_line", "plover_lines", "timeml_document"]
