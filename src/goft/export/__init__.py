"""Records in, the formats of others out: one file a format, and `hand_out` for many records in any of them."""

from goft.export.annotation import annotation_lines
from goft.export.brat import brat_annotations, brat_text
from goft.export.claims import claim_lines
from goft.export.conllu import ConlluLines
from goft.export.ftm import FtmLines
from goft.export.gkg import gkg_line
from goft.export.gold import gold_document
from goft.export.handing_out import FILES, FOLDERS, FORMATS, Format, hand_out
from goft.export.parquet import write_parquet
from goft.export.plover import plover_lines
from goft.export.table import Row, csv_header, csv_lines, csv_words, rows
from goft.export.timeml import timeml_document

__all__ = [
    "FILES",
    "FOLDERS",
    "FORMATS",
    "ConlluLines",
    "Format",
    "FtmLines",
    "Row",
    "annotation_lines",
    "brat_annotations",
    "brat_text",
    "claim_lines",
    "csv_header",
    "csv_lines",
    "csv_words",
    "gkg_line",
    "gold_document",
    "hand_out",
    "plover_lines",
    "rows",
    "timeml_document",
    "write_parquet",
]
