"""`goft schema`: the record's JSON Schema."""

from __future__ import annotations

import typer

__all__ = ["command"]


def command() -> None:
    """Print the JSON Schema of a record.

    Example: goft schema > record.schema.json
    """
    import json

    from goft.schema import record_schema

    typer.echo(json.dumps(record_schema(), ensure_ascii=False, indent=2))
