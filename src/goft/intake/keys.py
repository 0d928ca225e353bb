"""The ids of articles that have none of their own: the names of their files, as long as need be to tell them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

__all__ = ["is_key", "keys_of"]

_LONGEST = 2000
"""Bytes of an id; PostgreSQL's index takes 2,700."""

_Naming = Callable[[Path, Path], str]


def keys_of(files: Sequence[tuple[Path, Path]]) -> dict[Path, str]:
    """The id of each file, given with the folder it was found in (or with itself).

    A file's name without its suffix is enough where no other file has it. Files of one name (`1402/01.txt` and
    `1403/01.txt`, `a.txt` and `a.html`) would take each other's place in an archive: they are named by their path in
    the folder, with the suffix if they still are alike, and at last by the whole path.
    """
    keys: dict[Path, str] = {}
    left = [(root, file) for file, root in {file: root for root, file in files}.items()]  # each once, however named
    for naming in (_stem, _inside, _inside_with_suffix, _whole):
        names = Counter(naming(root, file) for root, file in left)
        taken = set(keys.values())
        unique = [(root, file) for root, file in left if names[naming(root, file)] == 1]
        keys.update({file: name for root, file in unique if (name := naming(root, file)) not in taken})
        left = [(root, file) for root, file in left if file not in keys]
    return keys | {file: str(file) for _, file in left}


def is_key(text: str) -> bool:
    """Whether a text may be an id: there, and of a length that stores index. For texts that strangers make up."""
    return 0 < len(text.encode("utf-8", "replace")) <= _LONGEST


def _stem(_: Path, file: Path) -> str:
    return file.stem


def _inside(root: Path, file: Path) -> str:
    return _inside_path(root, file).with_suffix("").as_posix()


def _inside_with_suffix(root: Path, file: Path) -> str:
    return _inside_path(root, file).as_posix()


def _whole(_: Path, file: Path) -> str:
    return file.as_posix()


def _inside_path(root: Path, file: Path) -> Path:
    return file.relative_to(root) if root != file else file
