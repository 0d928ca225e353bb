"""Records in, the formats of others out: PLOVER, TimeML, GDELT, Web Annotation, schema.org, CSV."""

from goft.export.annotation import annotation_lines
from goft.export.claims import claim_lines
from goft.export.gkg import gkg_line
from goft.export.plover import plover_lines
from goft.export.table import csv_header, csv_lines
from goft.export.timeml import timeml_document

__all__ = [
    "annotation_lines",
    "claim_lines",
    "csv_header",
    "csv_lines",
    "gkg_line",
    "plover_lines",
    "timeml_document",
]
