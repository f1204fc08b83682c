"""Where the training data lies, and the raw text in it. Nothing here is shipped."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanad.parse.features import feature_form
from sanad.parse.tokenizer import is_blank, pieces

DEFAULT = Path(__file__).parent.parent.parent / "shared"


@dataclass(frozen=True, slots=True)
class Data:
    """The folder with `treebank`, `ner`, `text` and `gold` inside it."""

    root: Path

    def treebank(self, name: str) -> Path:
        """A CoNLL-U file by its short name ("perdt-train")."""
        return self.root / "treebank" / f"{name}.conllu"

    def raw_sentences(self) -> list[str]:
        """The unannotated sentences of both treebanks."""
        with gzip.open(self.root / "treebank" / "train-raw.txt.gz", "rt", encoding="utf-8") as lines:
            return [line.strip() for line in lines if line.strip()]

    def posts(self) -> list[str]:
        """The texts of the unannotated news posts."""
        with gzip.open(self.root / "text" / "telegram-news.jsonl.gz", "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]


def find_data(root: str | None = None) -> Data:
    """The data folder: `root`, or `$SANAD_DATA`, or `../shared` beside the repository.

    Raises:
        SystemExit: there is no such folder.
    """
    path = Path(root or os.environ.get("SANAD_DATA") or DEFAULT)
    if not (path / "treebank").is_dir():
        raise SystemExit(f"no training data in {path}: name its folder with --data or SANAD_DATA")
    return Data(path)


def words_of(text: str) -> Iterator[str]:
    """The feature forms of the tokens of `text`, white space left out."""
    for piece, blank in pieces(text):
        if not blank and not is_blank(piece):
            yield feature_form(piece)
