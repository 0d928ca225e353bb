"""Records as lines of GDELT's Global Knowledge Graph 2.1: counts, amounts, dates, names and quotations.

The 27 tab-delimited columns are those of the GKG codebook (GDELT, version 2.1, 19 February 2015, pages 3 to 17). What
Goft does not look for stays empty: themes, locations, tone, GCAM, pictures and videos. Offsets are code points of the
record's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from goft.record import Event, Figure, Record, Statement, Time

__all__ = ["COLUMNS", "gkg_line"]

COLUMNS = (
    *("GKGRECORDID", "V2.1DATE", "V2SOURCECOLLECTIONIDENTIFIER", "V2SOURCECOMMONNAME", "V2DOCUMENTIDENTIFIER"),
    *("V1COUNTS", "V2.1COUNTS", "V1THEMES", "V2ENHANCEDTHEMES", "V1LOCATIONS", "V2ENHANCEDLOCATIONS"),
    *("V1PERSONS", "V2ENHANCEDPERSONS", "V1ORGANIZATIONS", "V2ENHANCEDORGANIZATIONS", "V1.5TONE"),
    *("V2.1ENHANCEDDATES", "V2GCAM", "V2.1SHARINGIMAGE", "V2.1RELATEDIMAGES", "V2.1SOCIALIMAGEEMBEDS"),
    *("V2.1SOCIALVIDEOEMBEDS", "V2.1QUOTATIONS", "V2.1ALLNAMES", "V2.1AMOUNTS", "V2.1TRANSLATIONINFO", "V2EXTRASXML"),
)
_WEB, _CITATION = "1", "2"
_DELIMITERS = re.compile(r"[\t\n\r#|;,]+")
_COUNTED: dict[tuple[str, str | None], str] = {
    ("COERCE", "arrest"): "ARREST",
    ("COERCE", "seize"): "SEIZE",
    ("ASSAULT", "abduct"): "KIDNAP",
}
"""Count types by an event's type and mode, where those alone decide; ASSAULT else is KILL and PROTEST is PROTEST."""


def gkg_line(record: Record, number: int = 1) -> str:
    """One line without its end; `number` tells records of one day apart."""
    day = record.published.replace("-", "") + "000000" if record.published else ""
    counts = list(_counts(record))
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {
        "GKGRECORDID": f"{day or '0' * 14}-T{number}",
        "V2.1DATE": day,
        "V2SOURCECOLLECTIONIDENTIFIER": _WEB if record.url else _CITATION,
        "V2SOURCECOMMONNAME": _clean(record.outlet or ""),
        "V2DOCUMENTIDENTIFIER": " ".join((record.url or record.id).split()),
        "V1COUNTS": _blocks(count for count, _ in counts),
        "V2.1COUNTS": _blocks(f"{count}#{offset}" for count, offset in counts),
        "V1PERSONS": _blocks(name for name, _ in _names(record, "person")),
        "V2ENHANCEDPERSONS": _blocks(f"{name},{offset}" for name, offset in _names(record, "person")),
        "V1ORGANIZATIONS": _blocks(name for name, _ in _names(record, "organisation", "outlet")),
        "V2ENHANCEDORGANIZATIONS": _blocks(
            f"{name},{offset}" for name, offset in _names(record, "organisation", "outlet")
        ),
        "V2.1ENHANCEDDATES": ";".join(filter(None, map(_date, record.times))),
        "V2.1QUOTATIONS": "#".join(
            _quotation(one) for one in record.statements if one.kind == "direct" and one.content
        ),
        "V2.1ALLNAMES": _blocks(f"{name},{offset}" for name, offset in sorted(_all_names(record), key=_offset)),
        "V2.1AMOUNTS": _blocks(map(_amount, record.figures)),
        "V2.1TRANSLATIONINFO": f"srclc:fas;eng:Goft {record.reader.version}",
    }
    return "\t".join(cells.values())


def _blocks(parts: Iterable[str]) -> str:
    return "".join(f"{part};" for part in parts)


def _clean(text: str) -> str:
    return " ".join(_DELIMITERS.sub(" ", text).split())


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _counts(record: Record) -> Iterable[tuple[str, int]]:
    """Counts of a type that the codebook has, with their offsets; their places are not known."""
    events = {event.id: event for event in record.events}
    for figure in record.figures:
        event = events.get(figure.event or "")
        kind = _count_type(event) if event is not None else None
        if kind is not None:
            yield "#".join([kind, _number(figure.value), _object(figure), *[""] * 7]), figure.start


def _count_type(event: Event) -> str | None:
    if event.type == "PROTEST":
        return "PROTEST"
    return _COUNTED.get((event.type, event.mode), "KILL" if event.type == "ASSAULT" else None)


def _object(figure: Figure) -> str:
    """What is counted: the figure's words without its digits."""
    return _clean(re.sub(r"[\d٫٬.]+", " ", figure.text)) or figure.unit or ""


def _amount(figure: Figure) -> str:
    return f"{_number(figure.value)},{_object(figure)},{figure.start}"


def _date(time: Time) -> str | None:
    """`resolution#month#day#year#offset`; resolution 1 is a year, 2 a month, 3 a day.

    The codebook has blocks parted by semicolons and fields by commas; in the files that GDELT publishes fields are
    parted by `#`, and so they are here.
    """
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:$|T)", time.value or "")
    if found is None or time.type not in ("DATE", "TIME"):
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    return f"{1 + (month > 0) + (day > 0)}#{month}#{day}#{year}#{time.start}"


def _quotation(statement: Statement) -> str:
    first = statement.content[0]
    verb = " ".join(cue.text for cue in statement.cue)
    return f"{first.start}|{first.end - first.start}|{_clean(verb)}|{_clean(first.text)}"


def _names(record: Record, *kinds: str) -> list[tuple[str, int]]:
    """Each actor of these kinds by name with its first mention's offset."""
    return [
        (_clean(actor.name), actor.mentions[0].start)
        for actor in record.actors
        if actor.kind in kinds and actor.mentions
    ]


def _all_names(record: Record) -> Iterable[tuple[str, int]]:
    return (
        (_clean(span.text), span.start)
        for actor in record.actors
        if actor.kind in ("person", "organisation", "outlet", "state")
        for span in actor.mentions
    )


def _offset(named: tuple[str, int]) -> int:
    return named[1]
