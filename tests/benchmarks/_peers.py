"""What else could find the passages, each behind the same two steps: build from (id, text) pairs, search for ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any

from knowledge.asking.index import PassageIndex, squeeze
from knowledge.thai import close_gaps, normalise, tokenise

Search = Callable[[str], list[str]]
Build = Callable[[list[tuple[str, str]]], Search]
TOP = 10


def ours(passages: list[tuple[str, str]]) -> Search:
    index = PassageIndex.build(passages)
    return lambda query: [name for name, _ in index.search(query, TOP)]


def bm25s_words(passages: list[tuple[str, str]]) -> Search:
    import bm25s

    index = bm25s.BM25()
    index.index([tokenise(text) for _, text in passages], show_progress=False)
    ids = [name for name, _ in passages]

    def search(query: str) -> list[str]:
        found, scores = index.retrieve([tokenise(query)], k=min(TOP, len(ids)), show_progress=False)
        return [ids[place] for place, score in zip(found[0], scores[0], strict=True) if score > 0]

    return search


def _fts5(passages: list[tuple[str, str]], tokenizer: str, text: Callable[[str], str], terms: Any) -> Search:
    database = sqlite3.connect(":memory:")
    database.execute(f'CREATE VIRTUAL TABLE found USING fts5(id UNINDEXED, text, tokenize="{tokenizer}")')
    database.executemany("INSERT INTO found VALUES (?, ?)", ((name, text(passage)) for name, passage in passages))
    database.execute("INSERT INTO found(found) VALUES ('optimize')")

    def search(query: str) -> list[str]:
        wanted = " OR ".join('"' + term.replace('"', '""') + '"' for term in dict.fromkeys(terms(text(query))))
        if not wanted:
            return []
        sql = "SELECT id FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?"
        return [name for (name,) in database.execute(sql, (wanted, TOP))]

    return search


def fts5_words(passages: list[tuple[str, str]]) -> Search:
    tokenizer = "unicode61 categories 'L* N* Co Mn Mc'"  # without the marks a Thai word falls apart
    return _fts5(passages, tokenizer, lambda text: " ".join(tokenise(text)), str.split)


def _trigrams(text: str) -> list[str]:
    return [text[at : at + 3] for at in range(len(text) - 2)]


def fts5_trigrams(passages: list[tuple[str, str]]) -> Search:
    return _fts5(passages, "trigram", str, _trigrams)


def fts5_squeezed(passages: list[tuple[str, str]]) -> Search:
    return _fts5(passages, "trigram", lambda text: squeeze(close_gaps(normalise(text))), _trigrams)


def tfidf(passages: list[tuple[str, str]], grams: tuple[int, int]) -> Search:
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(analyzer="char", ngram_range=grams, sublinear_tf=True)
    matrix = vectors.fit_transform([text for _, text in passages]).T.tocsr()
    ids = [name for name, _ in passages]

    def search(query: str) -> list[str]:
        scores = (vectors.transform([query]) @ matrix).toarray()[0]
        best = np.argpartition(-scores, min(TOP, len(ids) - 1))[:TOP]
        return [ids[place] for place in best[np.argsort(-scores[best])] if scores[place] > 0]

    return search


def partial_ratio(passages: list[tuple[str, str]]) -> Search:
    from rapidfuzz import fuzz, process

    ids = [name for name, _ in passages]
    texts = [text for _, text in passages]
    return lambda query: [
        ids[place] for _, _, place in process.extract(query, texts, scorer=fuzz.partial_ratio, limit=TOP)
    ]


PEERS: dict[str, Build] = {
    "thamdai": ours,
    "bm25s newmm": bm25s_words,
    "FTS5 words (newmm)": fts5_words,
    "FTS5 trigrams": fts5_trigrams,
    "FTS5 trigrams, squeezed": fts5_squeezed,
    "TF-IDF char 2-4": partial(tfidf, grams=(2, 4)),
    "TF-IDF char 3": partial(tfidf, grams=(3, 3)),
    "rapidfuzz partial_ratio": partial_ratio,
}
GROWING = ("thamdai", "bm25s newmm", "FTS5 trigrams", "TF-IDF char 2-4", "TF-IDF char 3")
