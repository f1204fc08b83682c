"""The spaCy component `nlp.add_pipe("sanad")`: a record of each document on `doc._.sanad`.

It reads the document that the pipeline has analysed; nothing is parsed twice. See docs/spacy.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from sanad.errors import ModelError
from sanad.export.record_json import from_json, to_line
from sanad.parse.convert import parse_doc
from sanad.parse.parser import Parser
from sanad.reading.reader import Reader
from sanad.types.record import ReportRecord
from sanad.types.text import Report

_KEY = "sanad"
_SETTINGS = ("sanad_id", "sanad_outlet", "sanad_title", "sanad_url", "sanad_published")
_NEEDED = {"POS": "parts of speech", "DEP": "dependency tree"}


@Language.factory(
    "sanad",
    assigns=["doc._.sanad"],
    requires=["token.pos", "token.dep", "token.is_sent_start"],
    default_config={"outlet": None, "published": None, "lexicons": []},
)
def make_sanad(
    nlp: Language, name: str, outlet: str | None, published: str | None, lexicons: Sequence[str]
) -> SanadComponent:
    """The component's factory.

    Args:
        nlp: the pipeline that the component stands in; it must give sentences, parts of speech and a tree.
        name: the component's name in the pipeline.
        outlet, published: of documents that do not say theirs (`doc._.sanad_outlet`, `doc._.sanad_published`).
        lexicons: folders of lexicons laid over the built-in ones.
    """
    _register()
    return SanadComponent(nlp, outlet=outlet, published=published, lexicons=lexicons)


class SanadComponent:
    """Reads each document that passes."""

    def __init__(self, nlp: Language, *, outlet: str | None, published: str | None, lexicons: Sequence[str]) -> None:
        self._nlp = nlp
        self._outlet, self._published = outlet, published
        self._lexicons = tuple(map(Path, lexicons))

    def __call__(self, doc: Doc) -> Doc:
        """Put the record of `doc` on `doc._.sanad`.

        Raises:
            ModelError: the pipeline gave the document no parts of speech or no tree.
            InputError: `published` is not ISO 8601.
        """
        lacking = [what for attr, what in _NEEDED.items() if len(doc) and not doc.has_annotation(attr)]
        if lacking:
            raise ModelError(f"the pipeline gives no {' and no '.join(lacking)}; add 'sanad' after what gives them")
        record = self._reader.record(self._report(doc), parse_doc(doc))
        # Plain text: spaCy must be able to write it down (DocBin, several processes).
        doc.user_data[_KEY] = to_line(record)
        return doc

    @cached_property
    def _reader(self) -> Reader:
        """Made for the first document, so that building a pipeline stays quick."""
        return Reader(parser=Parser(self._nlp), lexicons=self._lexicons)

    def _report(self, doc: Doc) -> Report:
        about = doc._
        return Report(
            about.sanad_id or "report",
            doc.text,
            about.sanad_outlet or self._outlet,
            about.sanad_title,
            about.sanad_url,
            about.sanad_published or self._published,
        )


def _register() -> None:
    """Give documents `doc._.sanad` and the settings that it is read with."""
    for setting in _SETTINGS:
        if not Doc.has_extension(setting):
            Doc.set_extension(setting, default=None)
    if not Doc.has_extension("sanad"):
        Doc.set_extension("sanad", getter=_record)


def _record(doc: Doc) -> ReportRecord | None:
    """The record of a document that the component has read, else None."""
    return from_json(doc.user_data[_KEY], text=doc.text) if _KEY in doc.user_data else None
