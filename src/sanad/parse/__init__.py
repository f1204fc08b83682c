"""Text → tokens, sentences, dependency tree and names. The only place that imports spaCy."""

from sanad.parse.convert import parse_doc
from sanad.parse.parser import Parser, load_nlp, load_parser

__all__ = ["Parser", "load_nlp", "load_parser", "parse_doc"]
