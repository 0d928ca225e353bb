"""Bulk reading on two nodes, against the same on one: `sudo python benchmarks/two_nodes.py DIR [--articles 1000]`.

The nodes are network namespaces of this machine with a name and an address each and a cable between them, and no way
to anywhere else: a head of Ray's and `goft bulk` in one, a worker of Ray's in the other, the folder for both. What has
come of it is compared row for row with a run of processes without Ray. Everything is taken down in the end, also
after Ctrl-C. Status 1 where there is a difference, or where one node has done nothing.

    sudo python benchmarks/two_nodes.py ../shared/data/news | python benchmarks/written.py nodes
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from goft.cli.exits import Exit
from processes import left_of, with_environment
from same_rows import counts, difference
from some_news import take_news

BIN = Path(sys.executable).parent
PORT = 6379
STORE = 256 * 1024 * 1024
MARK = f"GOFT_BENCHMARK=two-nodes-{os.getpid()}"
TOKEN = secrets.token_hex(32)
WAIT = 90
THERE = "import socket, sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), 1)"
BOTH = """
import ray, sys
ray.init(address=sys.argv[1], log_to_driver=False, logging_level="ERROR")
sys.exit(sum(node["Alive"] for node in ray.nodes()) < 2)
"""


class Node(NamedTuple):
    """A network namespace: its name, which is also the machine's in it, its address, and its end of the cable."""

    name: str
    address: str
    cable: str

    def command(self, *command: str) -> list[str]:
        """What runs a command there."""
        named = ["unshare", "--uts", "sh", "-c", 'hostname "$0" && exec "$@"', self.name]
        return ["ip", "netns", "exec", self.name, *named, *command]


HEAD = Node(f"goft-head-{os.getpid()}", "10.213.7.1", f"gh{os.getpid()}")
OTHER = Node(f"goft-other-{os.getpid()}", "10.213.7.2", f"go{os.getpid()}")
ADDRESS = f"{HEAD.address}:{PORT}"


def main() -> int:
    """Lay the cable, start Ray, read, compare, print, take down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--block", type=int, default=20)
    given = parser.parse_args()
    if os.geteuid() != 0 or shutil.which("ip") is None:
        raise SystemExit("network namespaces need root and ip (iproute2): sudo python benchmarks/two_nodes.py …")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # taken down then, too
    with tempfile.TemporaryDirectory(prefix="goft-two-nodes-") as folder:
        taken = take_news(given.news, given.articles, Path(folder))
        command = [str(BIN / "goft"), "bulk", *map(str, taken), "--field", "published=date", "--block"]
        command += [str(given.block), "--workers", "2", "--out"]
        one, two = Path(folder) / "one", Path(folder) / "two"
        start = time.monotonic()
        _check(subprocess.run([*command, str(one)], stdout=subprocess.DEVNULL, check=False).returncode)
        print(f"{sum(taken.values()):,} articles; processes here {time.monotonic() - start:.0f} s")
        with _cable(), _ray(Path(folder)):
            start = time.monotonic()
            blocks = _read([*command, str(two), "--engine", "ray", "--address", ADDRESS], two)
            print(f"two nodes {time.monotonic() - start:.0f} s; neither has a way to anywhere else")
        for node in (HEAD, OTHER):
            print(f"  {blocks[node.name]:4} blocks done by {node.name.rpartition('-')[0]} ({node.address})")
        found = difference(one, two)
        print(f"not equal: {found}" if found else f"equal, row for row: {counts(one)}")
        return 1 if found or not all(blocks[node.name] for node in (HEAD, OTHER)) else 0


def _read(command: list[str], out: Path) -> Counter[str]:
    """Read on the head's node; how many blocks each node did, from the markers that are there while it reads."""
    hosts: dict[str, str] = {}
    with subprocess.Popen(HEAD.command(*command), env=_environment(), stdout=subprocess.DEVNULL) as driver:
        while driver.poll() is None:
            for marker in (out / "_staged" / "done").glob("*.json"):
                if marker.name not in hosts:
                    with suppress(OSError):
                        hosts[marker.name] = json.loads(marker.read_bytes())["host"]
            time.sleep(0.05)
    _check(driver.returncode)
    return Counter(hosts.values())


@contextmanager
def _cable() -> Iterator[None]:
    """Both namespaces, joined."""
    with ExitStack() as stack:
        for node in (HEAD, OTHER):
            _ip("netns", "add", node.name)
            stack.callback(_ip, "netns", "delete", node.name)  # the cable goes with it
        _ip("link", "add", HEAD.cable, "netns", HEAD.name, "type", "veth", "peer", OTHER.cable, "netns", OTHER.name)
        for node in (HEAD, OTHER):
            _ip("-n", node.name, "address", "add", f"{node.address}/30", "dev", node.cable)
            _ip("-n", node.name, "link", "set", node.cable, "up")
            _ip("-n", node.name, "link", "set", "lo", "up")
        yield


@contextmanager
def _ray(folder: Path) -> Iterator[None]:
    """A head and a worker of Ray's, with a CPU each; ended in any case."""
    ray = [str(BIN / "ray"), "start", "--block", "--num-cpus=1", f"--object-store-memory={STORE}"]
    ray += ["--disable-usage-stats"]
    head = ["--head", f"--port={PORT}", "--include-dashboard=false", f"--temp-dir={folder / 'ray'}"]
    with (folder / "ray.log").open("wb") as log:
        try:
            _start(HEAD, [*ray, *head], log)
            _until(HEAD.command(sys.executable, "-c", THERE, HEAD.address, str(PORT)), folder / "ray.log")
            _start(OTHER, [*ray, f"--address={ADDRESS}"], log)
            _until(HEAD.command(sys.executable, "-c", BOTH, ADDRESS), folder / "ray.log")
            yield
        finally:
            for one in with_environment(MARK):
                with suppress(ProcessLookupError):
                    os.kill(one.pid, signal.SIGKILL)
            left_of(with_environment(MARK), WAIT)


def _start(node: Node, command: list[str], log: IO[bytes]) -> None:
    here = [*command, f"--node-ip-address={node.address}"]
    subprocess.Popen(node.command(*here), env=_environment(), stdout=log, stderr=log)


def _until(command: list[str], log: Path) -> None:
    """Repeat a command until it succeeds. Ends all, with what Ray said, where it does not."""
    end = time.monotonic() + WAIT
    while subprocess.run(command, env=_environment(), capture_output=True, check=False).returncode:
        if time.monotonic() > end:
            raise SystemExit(f"Ray does not start: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
        time.sleep(0.2)


def _environment() -> dict[str, str]:
    """What tells our processes from others', and Ray to let in who has the token, and to tell nobody of itself."""
    name, _, value = MARK.partition("=")
    ray = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": TOKEN, "RAY_USAGE_STATS_ENABLED": "0"}
    return os.environ | ray | {name: value}


def _ip(*command: str) -> None:
    subprocess.run(["ip", *command], check=True)


def _check(status: int) -> None:
    if status not in (Exit.OK, Exit.SOME_UNREAD):
        raise SystemExit(f"goft bulk ended with status {status}")


if __name__ == "__main__":
    sys.exit(main())
