"""What brat is told of the types in our annotations: `annotation.conf` and `visual.conf`.

https://brat.nlplab.org/configuration.html. Both are made from the record's own types, so that a new act or event type
is declared by being one.
"""

from __future__ import annotations

from typing import Final, get_args, get_type_hints

from goft.events.model import EventStatus, EventType
from goft.record import Act, Actor, Figure, StatementKind

__all__ = ["AUXILIARIES", "CONFIGURATION", "SOMEBODY", "actor_type", "statement_type"]

SOMEBODY: Final = "Somebody"
"""The type of words that name an actor whom the record does not know."""
AUXILIARIES: Final = {
    "historical": "Historical",
    "future": "Future",
    "hypothetical": "Hypothetical",
    "negated": "Negated",
}
_KINDS: Final[tuple[str, ...]] = get_args(get_type_hints(Actor)["kind"])
_BOUNDS: Final[tuple[str, ...]] = get_args(get_type_hints(Figure)["bound"])
_FIGURE_KINDS: Final[tuple[str, ...]] = get_args(get_type_hints(Figure)["kind"])
_COLOURS: Final = {
    "Person": "#9fd3f5",
    "Office": "#b9e3c6",
    "State": "#f7d488",
    "Organisation": "#d9c8ee",
    "Outlet": "#f3c1d3",
    "Group": "#d5dde0",
    SOMEBODY: "#eeeeee",
    "Content": "#fff6c9",
    "About": "#ffe3cf",
    "Place": "#cfe8d5",
    "Time": "#cde7ea",
    "Figure": "#e4e0f7",
}


def actor_type(kind: str) -> str:
    """The type of words that name an actor of this kind.

    >>> actor_type("person")
    'Person'
    """
    return kind.capitalize()


def statement_type(act: str) -> str:
    """The type of a statement; PLOVER has events of some of the same names (SUPPORT, ACCUSE).

    >>> statement_type("deny")
    'Statement-deny'
    """
    return f"Statement-{act}"


def _annotation_conf() -> str:
    statements = [statement_type(act) for act in get_args(Act)]
    events: tuple[str, ...] = get_args(EventType)
    roles = "Speaker?:<ACTOR>, Content?:Content, Addressee?:<ACTOR>, Via*:<ACTOR>, About?:About, Time?:Time"
    parties = "Actor?:<ACTOR>, Recipient?:<ACTOR>, Place?:Place, Time?:Time"
    actors = "|".join([*map(actor_type, _KINDS), SOMEBODY])
    return "\n".join(
        [
            "[entities]",
            *_COLOURS,
            "",
            "[relations]",
            f"<ACTOR>={actors}",
            f"<STATEMENT>={'|'.join(statements)}",
            f"<PLOVER>={'|'.join(events)}",
            "Answers\tArg1:<STATEMENT>, Arg2:<STATEMENT>",
            "Inside\tArg1:<STATEMENT>, Arg2:<STATEMENT>",
            "ToldIn\tArg1:<PLOVER>, Arg2:<STATEMENT>",
            "Counts\tArg1:Figure, Arg2:<PLOVER>",
            "Equiv\tArg1:<ACTOR>, Arg2:<ACTOR>, <REL-TYPE>:symmetric-transitive",
            "",
            "[events]",
            f"<ACTOR>={actors}",
            *(f"{kind}\t{roles}" for kind in statements),
            *(f"{kind}\t{parties}" for kind in events),
            "",
            "[attributes]",
            f"<STATEMENT>={'|'.join(statements)}",
            f"<PLOVER>={'|'.join(events)}",
            f"Kind\tArg:<STATEMENT>, Value:{'|'.join(get_args(StatementKind))}",
            f"Status\tArg:<PLOVER>, Value:{'|'.join(get_args(EventStatus))}",
            *(f"{name}\tArg:<PLOVER>" for name in AUXILIARIES.values()),
            f"Bound\tArg:Figure, Value:{'|'.join(_BOUNDS)}",
            f"FigureKind\tArg:Figure, Value:{'|'.join(_FIGURE_KINDS)}",
            "",
        ]
    )


def _visual_conf() -> str:
    labels = [f"{statement_type(act)} | {act}" for act in get_args(Act)]
    colours = [f"{kind}\tbgColor:{colour}" for kind, colour in _COLOURS.items()]
    colours += [f"{statement_type(act)}\tbgColor:#8ccf9b" for act in get_args(Act)]
    colours += [f"{kind}\tbgColor:#f0a58f" for kind in get_args(EventType)]
    return "\n".join(
        ["[labels]", *labels, "", "[drawing]", "SPAN_DEFAULT\tfgColor:black, borderColor:darken", *colours, ""]
    )


CONFIGURATION: Final = {"annotation.conf": _annotation_conf(), "visual.conf": _visual_conf()}
"""The files by name; brat looks for them in the folder of the articles."""
