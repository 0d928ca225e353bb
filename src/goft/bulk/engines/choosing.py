"""The engines by name. Ray is loaded only where it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from goft.bulk.engines.local import run as run_here
from goft.bulk.model import Done, Plan
from goft.errors import BulkError

__all__ = ["ENGINES", "Engine", "engine_of"]

ENGINES: Final = ("local", "ray")

Engine = Callable[[Plan], Iterator[Done]]
"""Does the blocks of a plan that are not done, each at least once, and gives what came of them.

Raises `BulkError` where the workers keep dying, and what a worker raises, which is never an item's fault.
"""


def engine_of(name: str, *, workers: int, address: str | None = None) -> Engine:
    """The engine of a name, with so many workers; `address` is a cluster of Ray's, one on this machine if None.

    Raises `BulkError` for Ray where it is not installed.
    """
    if name == "local":
        return partial(run_here, workers=workers)
    _settings_of_ray(alone=address is None)
    try:
        from goft.bulk.engines.on_ray import run as run_on_ray
    except ImportError as error:
        raise BulkError("the engine ray needs Ray", hint="pip install 'goft[bulk]'") from error
    return partial(run_on_ray, workers=workers, address=address)


def _settings_of_ray(*, alone: bool) -> None:
    """What Ray reads when it is imported."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # or it tells its makers of the run
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # or it writes what it thinks on standard error
    if alone:
        # Ray makes an address of the network out of 127.0.0.1, and listens on every one, unless this says that there
        # is no cluster but this machine. What listens runs whatever it is sent.
        os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
