"""Parts of speech and ezafe on sentences of our own, and the weights' file."""

from __future__ import annotations

from pathlib import Path

import pytest

from goft.language import Language
from goft.language.tagger import Weights, load_tagger
from goft.language.words import Words

_LANGUAGE = Language.load()


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("وزیر امور خارجه روسیه گفت", "وزیر امور خارجه"),
        ("سخنگوی وزارت دفاع آمریکا اعلام کرد", "سخنگوی وزارت دفاع"),
        ("این گزارش تازه را دید", "گزارش"),
        ("ترامپ روز دوشنبه گفت", "روز"),
        ("آنها در کشورهای غربی ماندند", "کشورهای"),
        ("کتابِ او رسید", "کتابِ"),
    ],
)
def test_ezafe(text: str, bound: str) -> None:
    (sentence,) = _LANGUAGE.read(text)
    assert " ".join(token.text for token in sentence.tokens if token.ezafe) == bound


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("او دیروز رفت.", "PRON NOUN VERB PUNCT"),
        ("ایران این طرح را رد کرد.", "PROPN DET NOUN PART NOUN VERB PUNCT"),
        ("مذاکرات در وین ادامه دارد", "NOUN ADP PROPN NOUN VERB"),
    ],
)
def test_tags(text: str, tags: str) -> None:
    (sentence,) = _LANGUAGE.read(text)
    assert " ".join(token.tag for token in sentence.tokens) == tags


def test_without_tagger_no_word_is_bound() -> None:
    (sentence,) = Language.load(tagged=False).read("وزیر خارجه روسیه گفت")
    assert not any(token.ezafe for token in sentence.tokens)
    assert sentence.tokens[-1].tag == "VERB"


def test_weights_survive_their_file(tmp_path: Path) -> None:
    words = Words.load().look_up_all(["وزیر", "خارجه", "روسیه", "گفت"])
    tagger = load_tagger()
    tagger._weights.write(tmp_path / "w.npz")
    again = type(tagger)(Weights.read(tmp_path / "w.npz"))
    assert again.choose(words) == tagger.choose(words)
