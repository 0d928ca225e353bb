"""Engines: each takes a plan and gives the blocks as they are done, in any order. The work itself is in `work`."""

from goft.bulk.engines.choosing import ENGINES, Engine, engine_of

__all__ = ["ENGINES", "Engine", "engine_of"]
