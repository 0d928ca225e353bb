"""What benchmarks run in another interpreter, or in a process of its own, to time it: scripts, and how they are timed.

Each script makes `work`, which takes a text and its number; `texts` are there.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence

__all__ = ["GOFT", "HAZM", "ONE_CORE", "PARSER", "RISHE", "TOKENIZER", "seconds"]

ROUNDS = 3  # the fastest counts: others may be using the machine
ONE_CORE = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
GOFT = """
from goft.article import Article
from goft.reader import Reader
reader = Reader.load()
def work(text, number):
    reader.read(Article(id=str(number), text=text))
"""
TOKENIZER = """
import spacy
make = spacy.blank("fa").make_doc
def work(text, number):
    make(text)
"""
# spaCy's tagger and parser with their default architecture; untrained, which costs the same time as trained.
PARSER = """
import spacy
from spacy.training import Example
nlp = spacy.blank("fa")
nlp.add_pipe("tok2vec")
listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
nlp.add_pipe("parser")
tags = "NOUN PROPN PRON ADJ NUM DET ADV ADP PART CCONJ SCONJ VERB AUX INTJ PUNCT X".split()
doc = nlp.make_doc(" ".join(texts[0].split()[:40]))
heads = [max(0, i - 1) for i in range(len(doc))]
labels = {"tags": [tags[i % len(tags)] for i in range(len(doc))]}
labels |= {"heads": heads, "deps": ["ROOT"] + ["dep"] * (len(doc) - 1)}
example = Example.from_dict(doc, labels)
nlp.initialize(lambda: [example])
def work(text, number):
    nlp(text)
"""
RISHE = """
import rishe
pipe = rishe.Pipeline().pipe
def work(text, number):
    pipe([text])
"""
HAZM = """
from hazm import Normalizer
normalize = Normalizer().normalize
def work(text, number):
    normalize(text)
"""
_TIMED = """
import json, sys, time
texts = json.load(sys.stdin)
{made}
best = 1e9
for _ in range({rounds}):
    start = time.process_time()
    for number, text in enumerate(texts):
        work(text, number)
    best = min(best, time.process_time() - start)
print(best)
"""


def seconds(python: str, made: str, texts: Sequence[str]) -> float:
    """The processor's seconds that one core takes for all texts, in an interpreter and by a script of the above."""
    script = _TIMED.replace("{made}", made).replace("{rounds}", str(ROUNDS))
    done = subprocess.run(
        [python, "-c", script], input=json.dumps(texts), capture_output=True, check=True, encoding="utf-8", env=ONE_CORE
    )
    return float(done.stdout.split()[-1])
