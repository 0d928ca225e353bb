"""Times as TimeML: the text with a TIMEX3 around each time expression (ISO-TimeML; TimeML 1.2.1)."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from goft.record import Record, Time

__all__ = ["timeml_document"]

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""
_OPEN = {"DATE": "XXXX-XX-XX", "TIME": "XXXX-XX-XXTXX:XX", "DURATION": "PXX", "SET": "XXXX-XX-XX"}
"""The value of a time that is not known: TIMEX3 wants one."""


def timeml_document(record: Record) -> str:
    """One XML document; the text of its TEXT is the record's, code point for code point.

    Characters that XML 1.0 cannot hold, not even escaped (section 2.2: controls, halves of pairs, U+FFFE and U+FFFF),
    become U+FFFD, one for one. A carriage return is written `&#13;`, or a reader would make a line feed of it (section
    2.11). A time inside another is left out.
    """
    created = record.published
    dct = f'<DCT><TIMEX3 tid="t0" type="DATE" value={quoteattr(created)} ' if created else "<DCT/>\n"
    if created:
        dct += f'functionInDocument="CREATION_TIME">{escape(created)}</TIMEX3></DCT>\n'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
        f"<DOCID>{_plain(record.id)}</DOCID>\n{dct}<TEXT>{_marked(record)}</TEXT>\n</TimeML>\n"
    )


def _marked(record: Record) -> str:
    parts: list[str] = []
    done = 0
    for time in sorted(record.times, key=lambda one: one.start):
        if time.start < done:
            continue
        parts.append(_plain(record.text[done : time.start]))
        parts.append(f"<TIMEX3 {_attributes(time)}>{_plain(time.text)}</TIMEX3>")
        done = time.end
    return "".join([*parts, _plain(record.text[done:])])


def _attributes(time: Time) -> str:
    value = time.value or _OPEN[time.type]
    return f"tid={quoteattr(time.id)} type={quoteattr(time.type)} value={quoteattr(value)}"


def _plain(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text), {"\r": "&#13;"})
