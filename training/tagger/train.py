"""Train the tagger on the Universal Dependencies treebanks, and measure it by cross validation.

    python training/tagger/train.py ../shared/data/ud --folds 5          # figures only
    python training/tagger/train.py ../shared/data/ud --write src/goft/language/data/tagger.npz

Seraji tags names as nouns; a model of PerDT first tells its names from its nouns, so that one label set fits both.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import numpy as np
import pycrfsuite
from corpus import Item, read_treebank

from goft.language.features import Description
from goft.language.tagger import PLACES, Choice, Tagger, Weights, place_features
from goft.language.words import Word, Words

COARSE = 48
SETTINGS = {"c1": 0.6, "c2": 0.1, "max_iterations": 120, "feature.possible_transitions": True}
_EDGE = Description(("^",), ("^",), ("^",), -2)

Sentences = list[list[Item]]


def label(item: Item, word: Word) -> str:
    """The tagger's label: the tag, and + for ezafe. Words of one reading have it, whatever the treebank says."""
    return word.only or item.tag + "+" * item.ezafe


def features(words: list[Word]) -> list[list[str]]:
    """One list of feature names a word, over the whole sentence."""
    described = [_EDGE, _EDGE, *(word.description for word in words), _EDGE, _EDGE]
    found = []
    for place in range(2, len(described) - 2):
        names = [name for step in PLACES for name in place_features(described[place + step], step)]
        left, own, right = (described[place + step].kind for step in (-1, 0, 1))
        found.append([*names, f"L:{left},{own}", f"R:{own},{right}"])
    return found


def train(sentences: Sentences, words: Words) -> Weights:
    """Weights from gold sentences."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for sentence in sentences:
        known = words.look_up_all([item.form for item in sentence])
        trainer.append(features(known), list(map(label, sentence, known)))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        return _weights(tagger.info())


def _weights(info: object) -> Weights:
    """CRFsuite's dump as matrices."""
    names = sorted(info.labels)  # type: ignore[attr-defined]  # pycrfsuite has no types
    column = {name: place for place, name in enumerate(names)}
    attributes = sorted({name for name, _ in info.state_features if name[:2] not in ("L:", "R:")})  # type: ignore[attr-defined]
    rows = {name: place for place, name in enumerate(attributes)}
    states = np.zeros((len(rows), len(names)), dtype=np.float32)
    sides = {side: np.zeros((COARSE + 2, COARSE + 2, len(names)), dtype=np.float32) for side in "LR"}
    for (name, tag), weight in info.state_features.items():  # type: ignore[attr-defined]
        if name[:2] in ("L:", "R:"):
            first, second = name[2:].split(",")
            sides[name[0]][int(first), int(second), column[tag]] = weight
        else:
            states[rows[name], column[tag]] = weight
    steps = np.zeros((len(names), len(names)), dtype=np.float32)
    for (before, after), weight in info.transitions.items():  # type: ignore[attr-defined]
        steps[column[before], column[after]] = weight
    labels = tuple(Choice(name.rstrip("+"), name.endswith("+")) for name in names)
    return Weights(labels, rows, states, sides["L"], sides["R"], steps)


def name_nouns(sentences: Sentences, tagger: Tagger, words: Words) -> Sentences:
    """Seraji's sentences with names told from nouns."""
    found = []
    for sentence in sentences:
        chosen = tagger.choose(words.look_up_all([item.form for item in sentence]))
        found.append(
            [
                Item(item.form, "PROPN" if item.tag == "NOUN" and choice.tag == "PROPN" else item.tag, item.ezafe)
                for item, choice in zip(sentence, chosen, strict=True)
            ]
        )
    return found


def measure(sentences: Sentences, tagger: Tagger, words: Words) -> np.ndarray:
    """Counts: words, right tags, right tags with names as nouns, ezafe right, ezafe given, ezafe in gold."""
    counts = np.zeros(6, dtype=np.int64)
    for sentence in sentences:
        known = words.look_up_all([item.form for item in sentence])
        for item, word, choice in zip(sentence, known, tagger.choose(known), strict=True):
            nouns = {"NOUN", "PROPN"}
            same = (word.only or item.tag) == choice.tag
            counts += [
                1,
                same,
                same or {item.tag, choice.tag} <= nouns,
                item.ezafe and choice.ezafe,
                choice.ezafe,
                item.ezafe,
            ]
    return counts


def report(name: str, counts: np.ndarray) -> str:
    """One line of figures in percent."""
    total, tags, loose, both, given, gold = (float(count) for count in counts)
    precision, recall = both / given, both / gold
    f1 = 2 * precision * recall / (precision + recall)
    return (
        f"{name}: tags {100 * tags / total:.2f} (names as nouns {100 * loose / total:.2f}), "
        f"ezafe P {100 * precision:.2f} R {100 * recall:.2f} F1 {100 * f1:.2f}, {int(total)} words"
    )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of fa_perdt-ud-dev.conllu.xz and fa_seraji-ud-dev.conllu.xz")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate with so many folds")
    parser.add_argument("--only", type=int, default=0, help="run only the first so many of the folds")
    parser.add_argument("--write", type=Path, help="train on everything and write the weights here")
    options = parser.parse_args()
    words = Words.load()
    perdt = read_treebank(options.folder / "fa_perdt-ud-dev.conllu.xz")
    seraji = read_treebank(options.folder / "fa_seraji-ud-dev.conllu.xz")
    seraji = name_nouns(seraji, Tagger(train(perdt, words)), words)
    sums = {"PerDT": np.zeros(6, dtype=np.int64), "Seraji": np.zeros(6, dtype=np.int64)}
    for fold in range(options.only or options.folds):
        learn = [s for part in (perdt, seraji) for place, s in enumerate(part) if place % options.folds != fold]
        tagger = Tagger(train(learn, words))
        for name, part in (("PerDT", perdt), ("Seraji", seraji)):
            sums[name] += measure([s for place, s in enumerate(part) if place % options.folds == fold], tagger, words)
    if options.folds:
        for name, counts in sums.items():
            sys.stdout.write(report(name, counts) + "\n")
        sys.stdout.write(report("both", sums["PerDT"] + sums["Seraji"]) + "\n")
    if options.write:
        weights = train([*perdt, *seraji], words)
        weights.write(options.write)
        sys.stdout.write(f"{len(weights.rows)} features, {options.write.stat().st_size / 1e6:.2f} MB\n")


if __name__ == "__main__":
    main()
