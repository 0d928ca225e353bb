"""Many articles in, partitioned Parquet out: on this machine or on a cluster, and going on wherever it was stopped.

`read_in_bulk(inputs, Job(out="news"), engine_of("local", workers=2))` is the whole of it; `work` is what is done with a
block of articles, and knows no engine.
"""

from goft.bulk.engines import ENGINES, Engine, engine_of
from goft.bulk.model import Job, Manifest
from goft.bulk.running import BulkRun, read_in_bulk

__all__ = ["ENGINES", "BulkRun", "Engine", "Job", "Manifest", "engine_of", "read_in_bulk"]
