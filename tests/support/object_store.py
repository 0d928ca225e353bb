"""A real object store on the loopback: SeaweedFS, one process, with a key that it asks for and one bucket."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path

__all__ = ["BUCKET", "KEY", "SECRET", "WEED", "address_of", "free_ports", "serving_objects"]

BUCKET, KEY, SECRET = "news", "reporter", "between/us+two"
WEED = Path(sys.executable).with_name("weed")
_PARTS = ("master.port", "master.port.grpc", "volume.port", "volume.port.grpc", "filer.port", "filer.port.grpc")
_OFF = ("-s3.iam=false", "-s3.port.iceberg=0", "-metricsPort=0", "-master.telemetry=false")
_WAIT = 60


@contextmanager
def serving_objects(folder: Path) -> Iterator[int]:
    """Serve an empty bucket whose objects are kept in a folder; gives the port."""
    port, *others = free_ports(2 + len(_PARTS))
    key = {"name": KEY, "credentials": [{"accessKey": KEY, "secretKey": SECRET}], "actions": ["Admin"]}
    (folder / "keys.json").write_text(json.dumps({"identities": [key]}), encoding="ascii")
    command = [str(WEED), "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={folder}", "-s3", *_OFF]
    command += [f"-s3.config={folder / 'keys.json'}", f"-s3.port={port}", f"-s3.port.grpc={others.pop()}"]
    command += [f"-{part}={number}" for part, number in zip(_PARTS, others, strict=True)]
    with (folder / "log.txt").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _make_bucket(server, port, folder / "log.txt")
            yield port
        finally:
            server.kill()
            server.wait()


def address_of(port: int, path: str, *, key: str = "") -> str:
    """The address of a folder of the bucket."""
    return f"s3://{key}{'@' if key else ''}{BUCKET}/{path}?endpoint_override=127.0.0.1:{port}&scheme=http"


def free_ports(count: int) -> list[int]:
    """Ports on which nobody listens."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]


def _make_bucket(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Make the bucket, and write to it, as soon as the server takes it."""
    files = import_module("pyarrow.fs").S3FileSystem(
        access_key=KEY, secret_key=SECRET, endpoint_override=f"127.0.0.1:{port}", scheme="http",
        region="us-east-1", allow_bucket_creation=True,
    )  # fmt: skip
    end = time.monotonic() + _WAIT
    while True:
        try:
            files.create_dir(BUCKET)
            with files.open_output_stream(f"{BUCKET}/first") as sink:
                sink.write(b"1")
            files.delete_file(f"{BUCKET}/first")
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise RuntimeError(log.read_text(encoding="utf-8", errors="replace")[-2000:]) from None
            time.sleep(0.1)
