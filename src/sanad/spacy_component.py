"""The spaCy component `nlp.add_pipe("sanad")`."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("sanad")
def make_sanad(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that puts the analysis of each document on `doc._.sanad_parsed`."""

    def component(doc: Doc) -> Doc:
        from sanad.parse.convert import parse_doc

        doc._.sanad_parsed = parse_doc(doc)
        return doc

    if not Doc.has_extension("sanad_parsed"):
        Doc.set_extension("sanad_parsed", default=None)
    return component
