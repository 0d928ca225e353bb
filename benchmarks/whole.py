"""The whole picture of speed in one command: `python benchmarks/whole.py [--peer-python EXE] [--hazm-python EXE]`.

    python benchmarks/whole.py --peer-python peers/bin/python --hazm-python hazm/bin/python

Prints, of this run on this machine: words a second of a whole reading on one core beside what others need for a part of
one (spaCy's tokenizer, its tagger and parser, rishe's pipeline, hazm's normaliser), each in its own process over the
texts of `--gold` (default `../shared/gold/dev`), the fastest of three rounds; a cold `goft read`; the time by station
(`profile_stations.py`); and, with `--news`, reading in bulk over growing numbers of articles and of workers
(`scaling.py`). Draws the first and the last as docs/speed.svg where `--picture` is given.

`--peer-python` has spaCy and rishe, `--hazm-python` has hazm; without one its peers are left out. spaCy's tagger and
parser are untrained, which costs the same time as trained. What BBC Citron does is not run here: its paper tells of
260,000 articles in "one or two days" (DSJM 2018, section 4.3).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import vl_convert

from goft.score import load_gold
from peers import GOFT, HAZM, PARSER, RISHE, TOKENIZER, seconds
from scaling import RUNS, SIZES, Run, measure

HERE = Path(__file__).parent
CITRON = (260_000 / (2 * 86_400), 260_000 / 86_400)
"""Documents a second, from its paper."""


class Rate(msgspec.Struct, frozen=True):
    """What a tool does with a text, and how many words a second."""

    name: str
    words: float


def main() -> int:
    """Measure, print, draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=HERE.parents[1] / "shared" / "gold" / "dev")
    parser.add_argument("--peer-python", help="an interpreter that has spaCy and rishe")
    parser.add_argument("--hazm-python", help="an interpreter that has hazm")
    parser.add_argument("--rates", action="store_true", help="only the rates beside the peers', and the picture")
    parser.add_argument("--news", type=Path, help="a folder of .jsonl.xz: read in bulk, too")
    parser.add_argument("--sizes", nargs="*", default=SIZES)
    parser.add_argument("--runs", nargs="*", default=RUNS)
    parser.add_argument("--picture", type=Path, help="where the picture is put (.svg)")
    options = parser.parse_args()
    texts = [one.text for one in load_gold(options.gold)]
    rates = _rates(texts, options.peer_python, options.hazm_python)
    _print_rates(rates, texts)
    for script in () if options.rates else ("speed.py", "profile_stations.py"):
        print(flush=True)
        subprocess.run([sys.executable, str(HERE / script), "--gold", str(options.gold)], check=True)
    runs: list[Run] = []
    if options.news and not options.rates:
        print(flush=True)
        runs = list(measure(options.news, options.sizes, options.runs))
    if options.picture:
        options.picture.write_text(_picture(rates), encoding="utf-8")
    return 1 if any(run.missing for run in runs) else 0


def _rates(texts: Sequence[str], peers: str | None, hazm: str | None) -> list[Rate]:
    """All that can be measured here, each in a process of its own."""
    asked = [
        ("Goft, from repair to record", sys.executable, GOFT),
        ("spaCy, tokenizer", peers, TOKENIZER),
        ("spaCy, tagger and parser", peers, PARSER),
        ("rishe, pipeline", peers, RISHE),
        ("hazm, normaliser", hazm, HAZM),
    ]
    words = sum(len(text.split()) for text in texts)
    return [Rate(name, words / seconds(python, made, texts)) for name, python, made in asked if python]


def _print_rates(rates: Sequence[Rate], texts: Sequence[str]) -> None:
    ours, each = rates[0], sum(len(text.split()) for text in texts) / len(texts)
    print(f"{'one core':30}{'words a second':>16}{'of Goft':>10}   {len(texts)} documents of {each:.0f} words")
    for rate in rates:
        print(f"{rate.name:30}{rate.words:16,.0f}{rate.words / ours.words:9.2f}x")
    low, high = (rate * each for rate in CITRON)
    told = f"{low:,.0f}-{high:,.0f}"
    print(f"{'BBC Citron, by its paper':30}{told:>16}{high / ours.words:9.2f}x   English, not run here")


def _picture(rates: Sequence[Rate]) -> str:
    """Words a second as bars, the whole reading among what others do for a part of it."""
    values = [{"name": rate.name, "words": rate.words, "ours": rate is rates[0]} for rate in rates]
    words = {
        "field": "words",
        "type": "quantitative",
        "scale": {"type": "log"},
        "title": "words a second, one core",
        "axis": {"values": [10**power for power in range(3, 8)]},
    }
    spec: dict[str, Any] = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": "Words a second on one core: Goft's whole reading, and what others need for a part of one.",
        "width": 560,
        "height": {"step": 30},
        "background": "#ffffff",
        "data": {"values": values},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": "-x", "title": None, "axis": {"labelLimit": 260}},
            "x": words,
        },
        "layer": [
            {
                "mark": {"type": "point", "filled": True, "size": 120},
                "encoding": {
                    "color": {"condition": {"test": "datum.ours", "value": "#b3261e"}, "value": "#5f6b7a"},
                },
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 9},
                "encoding": {"text": {"field": "words", "type": "quantitative", "format": ",.0f"}},
            },
        ],
        "config": {"font": "sans-serif", "view": {"stroke": None}, "axis": {"labelFontSize": 12}},
    }
    return str(vl_convert.vegalite_to_svg(spec))


if __name__ == "__main__":
    sys.exit(main())
