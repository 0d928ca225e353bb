"""Write `known_failures.toml` anew: what now reads right goes out; what newly fails comes in only with --allow-more.

Use: `python tests/statements/pin_known_failures.py [--allow-more]`.
"""

from __future__ import annotations

import sys
from pathlib import Path

# The helpers of the tests are no package of the environment.
sys.path.insert(0, str(Path(__file__).parent.parent))

from support.cue_examples import KNOWN_FAILURES, Key, known_failures
from support.cue_readings import read_examples

_HEAD = """\
# Examples of the cue files that the reader does not yet read as marked; each is a strict xfail of test_cue_examples.py.
# Written by `python tests/statements/pin_known_failures.py`; a `why` that an editor gives stays.
"""
_AUTOMATIC = "not as marked"


def main(allow_more: bool) -> int:
    before = known_failures()
    misses = {case: miss for case, miss in read_examples().items() if miss}
    more = [case for case in misses if case not in before]
    if more and before and not allow_more:
        listed = "\n".join(f"  {act}: {cue} ({spelling})" for (act, _, cue), spelling in more)
        sys.stderr.write(f"{len(more)} examples fail that did not; mend them, or allow with --allow-more:\n{listed}\n")
        return 1
    rows: dict[tuple[Key, str], list[str]] = {}
    for (key, spelling), miss in misses.items():
        given = before.get((key, spelling), _AUTOMATIC)
        why = f"{_AUTOMATIC}: {miss}" if given.startswith(_AUTOMATIC) else given
        rows.setdefault((key, why), []).append(spelling)
    parts = [_HEAD]
    for ((act, kind, cue), why), names in rows.items():
        listed = ", ".join(f'"{name}"' for name in names)
        parts.append(
            f'[[failure]]\nact = "{act}"\nkind = "{kind}"\ncue = "{cue}"\nspellings = [{listed}]\nwhy = "{why}"\n'
        )
    KNOWN_FAILURES.write_text("\n".join(parts), encoding="utf-8")
    sys.stdout.write(f"{len(misses)} known failures, {len(before.keys() - misses.keys())} fewer, {len(more)} more\n")
    return 0


if __name__ == "__main__":
    sys.exit(main("--allow-more" in sys.argv[1:]))
