"""The folder of a run: files are there whole or not at all, wherever it is."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from goft.bulk.folder import STAGED, Folder
from goft.errors import OutputError


@pytest.fixture(params=["path", "address", "fsspec"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    """A folder on this machine, by its path and by its address, and one of another file system."""
    if request.param == "fsspec":
        pytest.importorskip("fsspec")
        return Folder(f"memory://{uuid.uuid4()}/out")
    return Folder(str(tmp_path / "out") if request.param == "path" else f"file://{tmp_path}/out")


def test_what_is_put_is_there(folder: Folder) -> None:
    assert folder.get("a/b.json") is None
    assert folder.names("a") == []
    folder.put("a/b.json", b"1")
    folder.put("a/b.json", b"2")
    folder.put("a/a.json", b"3")
    assert folder.get("a/b.json") == b"2"
    assert folder.names("a") == ["a.json", "b.json"]
    folder.remove("a")
    folder.remove("a")
    assert folder.get("a/b.json") is None


def test_a_file_that_is_not_finished_has_never_been(folder: Folder) -> None:
    folder.put("a.json", b"before")
    with pytest.raises(TypeError), folder.writing("a.json") as sink:
        sink.writelines([b"half", "no bytes"])  # type: ignore[list-item]  # the error
    assert folder.get("a.json") == b"before"
    assert folder.names(f"{STAGED}/fresh") == []


def test_nobody_sees_half_a_file(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path))
    with folder.writing("a.json") as sink:
        sink.write(b"half")
        sink.flush()
        assert folder.get("a.json") is None
    assert folder.get("a.json") == b"half"


@pytest.mark.parametrize("address", ["nothing://x/y", "s3://", "/proc/nowhere"])
def test_a_place_that_is_none_is_an_error(address: str) -> None:
    with pytest.raises(OutputError, match="cannot be read or written"):
        Folder(address).put("a.json", b"1")
