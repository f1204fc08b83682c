"""Loading a pipeline and parsing reports with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

import sanad.parse.analyser
import sanad.parse.language  # noqa: F401  both register what the shipped model names
from sanad.errors import ModelError
from sanad.parse.convert import parse_doc
from sanad.text import without_surrogates
from sanad.types.parse import Parsed

SHIPPED = Path(__file__).parent / "model"
"""Folder of the model that comes with the package."""

_NEEDED = {"sentences": "token.is_sent_start", "parts of speech": "token.pos", "a dependency tree": "token.dep"}


class Parser:
    """A spaCy pipeline that turns texts into `Parsed` values.

    Attributes:
        nlp: the pipeline.
        name: name and version of the pipeline, as records state it ("sanad-fa 0.1.0").
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.name = f"{nlp.meta['name']} {nlp.meta['version']}"

    def parse(self, text: str) -> Parsed:
        """The tokens, sentences, tree and names of `text`; `predicates` stays empty."""
        return next(self.parse_many([text]))

    def parse_many(self, texts: Iterable[str]) -> Iterator[Parsed]:
        """`parse` for many texts, in order. spaCy cannot store half characters: it sees U+FFFD in their place."""
        pairs = ((without_surrogates(text), text) for text in texts)
        for doc, text in self.nlp.pipe(pairs, as_tuples=True):
            yield parse_doc(doc, text=text)


@cache
def load_nlp(model: str | None = None) -> Language:
    """The spaCy pipeline itself: the shipped one, or any by name or path.

    Raises:
        ModelError: there is no such pipeline, or it cannot be loaded.
    """
    try:
        return spacy.load(SHIPPED if model is None else model)
    except (OSError, ValueError, KeyError) as error:
        what = "the shipped model" if model is None else f"the model {model!r}"
        raise ModelError(f"{what} cannot be loaded: {error}") from error


@cache
def load_parser(model: str | None = None) -> Parser:
    """A parser over `load_nlp(model)`, cached.

    Raises:
        ModelError: the pipeline is missing, or does not give sentences, parts of speech and a tree.
    """
    nlp = load_nlp(model)
    given = {attr for pipe in nlp.pipe_names for attr in nlp.get_pipe_meta(pipe).assigns}
    lacking = [what for what, attr in _NEEDED.items() if attr not in given]
    if lacking:
        raise ModelError(f"the model {model!r} (pipes: {', '.join(nlp.pipe_names)}) does not give {', '.join(lacking)}")
    return Parser(nlp)
