"""A question's file: what it answers in Persian and English, its parameters with their defaults, and a SELECT.

    -- fa: چه کسی بیش از همه تکذیب می‌کند
    -- en: Who denies most
    -- $state = : only of this state, such as IRN
    -- $limit = 20: rows at most

    SELECT …

A default of digits is a number, and so is what is given for it; an empty one is NULL, which a question takes as not
asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final

import msgspec

from goft.errors import BulkError

__all__ = ["Parameter", "Question", "load_questions", "parse", "question_of", "values_of"]

Value = str | int | None

_SAYS: Final = re.compile(r"-- (fa|en): (\S.*)")
_TAKES: Final = re.compile(r"-- \$([a-z_]+) = ([^:]*): (\S.*)")
_COMMENT: Final = re.compile(r"--.*")
_USED: Final = re.compile(r"\$([a-z_]+)")


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a question may be told; `default` is what it is otherwise."""

    name: str
    default: Value
    help: str


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question with what it answers in Persian (`fa`) and English (`en`)."""

    name: str
    fa: str
    en: str
    parameters: tuple[Parameter, ...]
    sql: str


@cache
def load_questions() -> tuple[Question, ...]:
    """All questions, by name. Raises `BulkError` for a file that is not as it should be."""
    files = [file for file in resources.files("goft.bulk.questions").iterdir() if file.name.endswith(".sql")]
    files.sort(key=lambda file: file.name)
    return tuple(parse(file.name.removesuffix(".sql"), file.read_text(encoding="utf-8")) for file in files)


def question_of(name: str) -> Question:
    """The question of a name. Raises `BulkError` where there is none."""
    questions = {one.name: one for one in load_questions()}
    if name not in questions:
        raise BulkError(f"there is no question {name!r}", hint=f"there are {', '.join(questions)}")
    return questions[name]


def values_of(question: Question, given: Mapping[str, str]) -> dict[str, Value]:
    """The values of all parameters of a question. Raises `BulkError` for a name or a value that it does not take."""
    known = {one.name: one for one in question.parameters}
    for name in given:
        if name not in known:
            takes = ", ".join(known) or "nothing"
            raise BulkError(f"takes no {name!r}", where=question.name, hint=f"it takes {takes}")
    return {name: _value(question, one, given[name]) if name in given else one.default for name, one in known.items()}


def _value(question: Question, parameter: Parameter, text: str) -> Value:
    if not isinstance(parameter.default, int):
        return text or None
    if not text.isdecimal():
        raise BulkError(f"{parameter.name} is a number, not {text!r}", where=question.name)
    return int(text)


def parse(name: str, text: str) -> Question:
    """The question of a file's text. Raises `BulkError` naming the line that does not fit."""
    head = _head(text)
    says: dict[str, str] = {}
    takes: list[Parameter] = []
    for line in head:
        if found := _SAYS.fullmatch(line):
            says[found[1]] = found[2]
        elif found := _TAKES.fullmatch(line):
            takes.append(Parameter(name=found[1], default=_default(found[2].strip()), help=found[3]))
        else:
            raise _wrong(name, f"{line!r} is neither '-- fa: …', '-- en: …' nor '-- $name = default: …'")
    for language in ("fa", "en"):
        if language not in says:
            raise _wrong(name, f"does not say what it answers: '-- {language}: …'")
    _check_use(name, takes, text)
    return Question(name=name, fa=says["fa"], en=says["en"], parameters=tuple(takes), sql=text)


def _head(text: str) -> Sequence[str]:
    """The comments before anything else."""
    lines: list[str] = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line)
    return lines


def _check_use(name: str, takes: Sequence[Parameter], text: str) -> None:
    declared, used = {one.name for one in takes}, set(_USED.findall(_COMMENT.sub("", text)))
    if len(declared) < len(takes):
        raise _wrong(name, "has a parameter twice")
    if declared != used:
        parameter = min(declared ^ used)
        raise _wrong(name, f"${parameter} is {'not used' if parameter in declared else 'used and has no default'}")


def _default(text: str) -> Value:
    return int(text) if text.isdecimal() else text or None


def _wrong(name: str, what: str) -> BulkError:
    return BulkError(what, where=f"questions/{name}.sql", hint="questions/README.md says how a question is written")
