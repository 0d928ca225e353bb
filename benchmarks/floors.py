"""What reading cannot cost less than: `python benchmarks/floors.py [--gold DIR]`.

Prints the processor's milliseconds a document, over the texts of DIR (default `../shared/gold/dev`), of work that any
reading of this kind has: the tagger's sums, the search for words, the making of the values that go from station to
station, a Python call for every word, JSON. The fastest of several rounds counts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from goft.article import Article
from goft.language import Language, Token
from goft.language.sentences import split
from goft.language.tagger import load_tagger
from goft.language.tokens import tokenize
from goft.language.words import Words
from goft.preparing import Prepared, Preparer
from goft.reader import Reader
from goft.record import Record
from goft.repair import Repairer
from goft.score import load_gold

ROOT = Path(__file__).parents[1]
ROUNDS = 9


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold" / "dev")
    options = parser.parse_args()
    texts = [one.text for one in load_gold(options.gold)]
    preparer, words, tagger = Preparer.load(), Words.load(), load_tagger()
    prepared = [preparer.prepare(text) for text in texts]
    reader = Reader.load()
    articles = [Article(id=str(number), text=text) for number, text in enumerate(texts)]
    known = [[words.look_up_all([token.text for token in one.tokens]) for one in each.sentences] for each in prepared]
    tokens = [[token for sentence in each.sentences for token in sentence.tokens] for each in prepared]
    records = [reader.read(article) for article in articles]
    lines = [record.to_json() for record in records]
    repairer, language = Repairer.load(), Language.load()
    count = sum(map(len, tokens)) / len(texts)
    print(f"{'':44} ms a document, of {count:.0f} words and marks")
    _print("reading", lambda number: reader.read(articles[number]), len(texts))
    _print("  repair", lambda number: repairer.repair(texts[number]), len(texts))
    _print("  language", lambda number: language.read(prepared[number].repaired.text), len(texts))
    _print("    finding words and sentences", lambda number: _parted(prepared[number]), len(texts))
    _print("    the tagger, whose sums are numpy's", lambda number: tagger.choose_all(known[number]), len(texts))
    _print("making a value of nine fields for every word", lambda number: _made(tokens[number]), len(texts))
    _print("a call of a function for every word", lambda number: _called(tokens[number]), len(texts))
    _print("a look at every word in one expression", lambda number: _looked(tokens[number]), len(texts))
    _print(
        "reading the record from JSON, by msgspec",
        lambda number: msgspec.json.decode(lines[number], type=Record),
        len(texts),
    )
    _print("writing it as JSON", lambda number: records[number].to_json(), len(texts))
    _print("  by msgspec", lambda number: msgspec.json.encode(records[number]), len(texts))


def _print(name: str, work: Callable[[int], object], documents: int) -> None:
    best = min(_round(work, documents) for _ in range(ROUNDS))
    print(f"{name:44} {1000 * best / documents:8.2f}")


def _round(work: Callable[[int], object], documents: int) -> float:
    start = time.process_time()
    for number in range(documents):
        work(number)
    return time.process_time() - start


def _parted(prepared: Prepared) -> object:
    text = prepared.repaired.text
    spans = tokenize(text)
    return split(text, spans, [text[start:end] for start, end in spans])


def _made(tokens: Sequence[Token]) -> object:
    return [
        Token(one.text, one.norm, one.start, one.end, one.tag, one.ezafe, one.lemma, one.verb, one.bond)
        for one in tokens
    ]


def _called(tokens: Sequence[Token]) -> object:
    return [_is_verb(token) for token in tokens]


def _is_verb(token: Token) -> bool:
    return token.tag == "VERB"


def _looked(tokens: Sequence[Token]) -> object:
    return [token for token in tokens if token.tag == "VERB"]


if __name__ == "__main__":
    main()
