"""Where an export is written: under another name, and put in place when all of it is there."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goft.errors import OutputError

__all__ = ["file_stem", "free_stem", "fresh_file", "fresh_folder"]

_UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)
_LONGEST = 80
"""Characters of a name; with what is put behind it, it stays under the 255 bytes that file systems take."""


@contextmanager
def fresh_file(out: Path) -> Iterator[Path]:
    """The path to write to; the file becomes `out` when the block ends well, and is gone when it does not."""
    if out.is_dir():
        raise OutputError("is a folder", where=str(out), hint="name a file with --out")
    fresh = out.with_name(out.name + ".new")
    with _told(out):
        try:
            yield fresh
            fresh.replace(out)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise


@contextmanager
def fresh_folder(out: Path) -> Iterator[Path]:
    """An empty folder to write into, which becomes `out` when the block ends well, and is gone when it does not.

    Raises `OutputError` where `out` is there and not empty: files of another export would lie among the new ones.
    """
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        what = "is there already, and not empty" if out.is_dir() else "is a file"
        raise OutputError(what, where=str(out), hint="name a new folder with --out")
    whole = out.absolute()  # `.` has no name of its own
    fresh = whole.with_name(f"{whole.name}.{os.getpid()}.new")
    with _told(out):
        fresh.mkdir()
        try:
            yield fresh
            fresh.replace(out)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise


@contextmanager
def _told(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", where=str(out)) from error


def file_stem(key: str) -> str:
    """A name of letters and digits of ASCII, `_`, `-` and `.`, for an id of any kind: no path, nothing hidden.

    An id that had to be changed gets eight digits of its SHA-1 behind it, so that `a/b` and `a_b` stay two.

    >>> file_stem("fars-8707060255"), file_stem("../../etc/passwd")
    ('fars-8707060255', 'etc_passwd-936d7c04')
    """
    stem = _UNSAFE.sub("_", key).strip("._-")[:_LONGEST]
    if stem == key != "":
        return stem
    return f"{stem or 'article'}-{hashlib.sha1(key.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def free_stem(folder: Path, key: str, suffix: str) -> str:
    """The stem of a file that is not yet in the folder: ids may differ in what the file system holds for one."""
    stem = name = file_stem(key)
    number = 1
    while (folder / (name + suffix)).exists():
        number += 1
        name = f"{stem}-{number}"
    return name
