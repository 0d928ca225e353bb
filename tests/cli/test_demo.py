"""`goft demo`: the sample in a browser after one command, and nothing left of it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx


def test_the_demo_opens_with_the_sample(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from goft.cli import main; main()", "demo", "--port", "0", "--no-browser"]
    own = os.environ | {"TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", bufsize=1, env=own) as running:
        assert running.stdout is not None
        try:
            said = [running.stdout.readline() for _ in range(3)]
            assert list(tmp_path.glob("goft-demo-*")), "it is made in a folder of its own"
            address = re.search(r"http://127[\d.:]+", said[1])
            assert address, said
            with httpx.Client(base_url=address[0], timeout=30) as client:
                assert "آرانشهر" in client.get("/fa/article?id=1-agency").text
                assert client.get("/fa/thread?article=1-agency&statement=s6").status_code == 200
                password = said[2].split()[-1]
                form = {"name": "demo", "password": password, "next": "/fa/article?id=1-agency"}
                assert 'class="editing"' in client.post("/sign-in", data=form, follow_redirects=True).text
        finally:
            running.send_signal(signal.SIGINT)
            running.communicate(timeout=30)
    assert list(tmp_path.glob("goft-demo-*")) == []
