"""The folder that a run writes to, on this machine or in an object store; the only file of `bulk` that knows which."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from goft.errors import OutputError
from goft.export.columns import arrow

__all__ = ["STAGED", "Folder", "without_keys"]

STAGED = "_staged"
"""The part of a folder that holds what is not put together yet. Readers of Parquet pass over names with `_` before."""
_PIECE = 8 * 1024 * 1024
_TRIES = 2
"""First questions to an object store; each is given up after about three seconds."""
_KEYS = re.compile(r"(?<=://)[^/?@\s]*@")
"""What an address says before its bucket: s3://KEY:SECRET@bucket."""


class Folder:
    """A folder named by a path or an address: s3://bucket/news?endpoint_override=localhost:9000&scheme=http.

    pyarrow reads the addresses of s3, gs, hdfs and file; others go through fsspec, if it knows them. Names of files in
    it are relative, with `/`. Everything put is there whole or not at all: here by a rename, in an object store by its
    nature. Every method raises `OutputError` where the folder cannot be read or written. `address` is for people to
    read: without the keys that s3://KEY:SECRET@bucket has.
    """

    def __init__(self, address: str) -> None:
        self.address = without_keys(address)
        with _told(self.address):
            self._files, self._root = _opened(address)
        self._local = Path(self._root) if self._files.type_name == "local" else None

    def get(self, name: str) -> bytes | None:
        """The bytes of a file, None where there is none."""
        with _told(self.address):
            try:
                with self._files.open_input_stream(self._path(name)) as stream:
                    return bytes(stream.read())
            except FileNotFoundError:
                return None

    def put(self, name: str, raw: bytes) -> None:
        """Write a file, or write it anew."""
        with self.writing(name) as sink:
            sink.write(raw)

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A file to write to, which has its name when all is written; after an error it has never been."""
        with _told(self.address):
            fresh = self._fresh()
            try:
                with fresh.open("wb") as sink:
                    yield sink
                    sink.flush()
                    os.fsync(sink.fileno())
                self._move(fresh, name)
            finally:
                fresh.unlink(missing_ok=True)

    def names(self, name: str = "") -> list[str]:
        """The names of what a folder in it has, in order; none where it is not there."""
        selector = import_module("pyarrow.fs").FileSelector(self._path(name), allow_not_found=True)
        with _told(self.address):
            return sorted(one.base_name for one in self._files.get_file_info(selector))

    def dataset(self, name: str, schema: Any, partition: Any) -> Any:
        """The Parquet files of a folder in it, and of the folders in that, as one dataset of Arrow, which reads later.

        `partition` is the field that the folders' names have (month=2023-03), or None. Without rows where nothing is.
        """
        with _told(self.address):
            datasets = import_module("pyarrow.dataset")
            whole = schema if partition is None else schema.append(partition)
            if not self.names(name):
                return datasets.dataset(whole.empty_table())
            parts = None if partition is None else datasets.partitioning(arrow().schema([partition]), flavor="hive")
            return datasets.dataset(
                self._path(name), schema=whole, format="parquet", filesystem=self._files, partitioning=parts
            )

    def remove(self, name: str) -> None:
        """Take out a folder in it and all that is there, if it is there."""
        with _told(self.address):
            if self._local is not None:
                shutil.rmtree(self._local / name, ignore_errors=True)
            else:
                with suppress(FileNotFoundError):
                    self._files.delete_dir(self._path(name))

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}".rstrip("/")

    def _fresh(self) -> Path:
        """A name for a file that is being written; of an object store's, on this machine."""
        folder = Path(tempfile.gettempdir()) if self._local is None else self._local / STAGED / "fresh"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"goft-{uuid.uuid4().hex}"

    def _move(self, fresh: Path, name: str) -> None:
        if self._local is not None:
            place = self._local / name
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh.replace(place)
            return
        with fresh.open("rb") as source, self._files.open_output_stream(self._path(name)) as sink:
            shutil.copyfileobj(source, sink, _PIECE)


def without_keys(text: str) -> str:
    """A text without the keys that addresses in it have."""
    return _KEYS.sub("", text)


def _opened(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it."""
    systems = import_module("pyarrow.fs")
    if "://" not in address:
        return systems.LocalFileSystem(), str(Path(address).absolute())
    # Without a key at hand the client of S3 asks 169.254.169.254 for one, whose ever that is where we are.
    os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")
    try:
        files, root = systems.FileSystem.from_uri(address)
    except arrow().ArrowInvalid:
        opened, root = _fsspec(address).core.url_to_fs(address)
        files = systems.PyFileSystem(systems.FSSpecHandler(opened))
    if files.type_name == "s3":
        _ask_once(files, root)
    return files, root.rstrip("/")


def _ask_once(files: Any, root: str) -> None:
    """Ask an object store whether it is there: in seconds, where for all that comes after it is asked for two minutes.

    The tries cannot be said in an address; so the client is made again, as pickle would, with fewer.
    """
    make, (options,) = files.__reduce__()
    tries = import_module("pyarrow.fs").AwsStandardS3RetryStrategy(max_attempts=_TRIES)
    make({**options, "retry_strategy": tries}).get_file_info(root)


def _fsspec(address: str) -> Any:
    try:
        return import_module("fsspec")
    except ImportError as error:
        raise OutputError("needs fsspec", where=without_keys(address), hint="pip install 'goft[bulk]'") from error


@contextmanager
def _told(address: str) -> Iterator[None]:
    arrow()
    try:
        yield
    # fsspec raises ValueError for an address that it does not know, ImportError where it lacks a package for one.
    except (OSError, ValueError, ImportError) as error:
        what = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise OutputError(f"cannot be read or written: {without_keys(what)}", where=address) from error
