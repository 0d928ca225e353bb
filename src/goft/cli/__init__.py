"""The command line: one file a command, each a thin twin of a library call."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run `goft`. The commands are loaded here, not on import, so that the package stays light."""
    from goft.cli.app import run

    run()
