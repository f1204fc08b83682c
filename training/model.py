"""Make the shipped model: `python -m training.model`. Every step keeps its result in the work folder.

corpus → floret vectors → pretrained first layer → network → spaCy pipeline in `src/sanad/parse/model`.
A step whose result lies in the work folder already is not done again; delete the file to repeat it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch

from sanad.parse.features import feature_form
from sanad.parse.parser import SHIPPED
from training import banks, export, names, optimise, pretrain, vectors
from training.batches import all_forms
from training.data import Data, find_data
from training.encoder import Encoder, Types
from training.tables import known_lemmas, make_tables
from training.words import FIRST_LETTER, alphabet_of, word_types

VERSION = "0.1.0"
"""Version of the model, which records state."""
WORK = Path(__file__).parent / "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What to train on and how long.

    Attributes:
        data: folder of the training data.
        work: folder for what lies in between.
        out: folder of the finished pipeline.
        passes: passes of the language model over the raw text.
        syntax, names: how to train what stands on the pretrained layer.
    """

    data: Data
    work: Path
    out: Path
    passes: float
    syntax: optimise.Plan
    names: optimise.Plan


def make(recipe: Recipe) -> None:
    """All steps."""
    recipe.work.mkdir(parents=True, exist_ok=True)
    corpus = _once(recipe.work / "corpus.txt", lambda path: vectors.write_corpus(recipe.data, path))
    floret = _once(recipe.work / "vectors.floret", lambda path: vectors.train(corpus, path))
    table = vectors.load(floret)
    alphabet = alphabet_of(corpus)
    first = _once(recipe.work / "first.pt", lambda path: _pretrain(recipe, corpus, table, alphabet, path))
    material = material_of(recipe.data)
    setting = setting_of(material, table, alphabet, first)
    syntax = optimise.train_syntax(material, setting, recipe.syntax)
    naming = optimise.train_names(material, setting, recipe.names)
    states = {
        "encoder": setting.encoder.state_dict(),
        "syntax": syntax.state_dict(),
        "names": naming.state_dict(),
    }
    lemmas = known_lemmas([banks.perdt(recipe.data, "train"), banks.seraji(recipe.data)])
    nlp = export.pipeline(states, setting.tables, lemmas, alphabet, table, VERSION)
    export.save(nlp, recipe.out)
    print(f"saved {recipe.out}")


def _once(path: Path, step: Callable[[Path], object]) -> Path:
    if not path.exists():
        print(f"making {path}", flush=True)
        part = path.with_suffix(".part")
        step(part)
        part.rename(path)
    return path


def _pretrain(recipe: Recipe, corpus: Path, table: np.ndarray, alphabet: dict[str, int], out: Path) -> None:
    types = word_types(chain.from_iterable(line.split() for line in corpus.open(encoding="utf-8")), table, alphabet)
    letters = len(alphabet) + FIRST_LETTER
    pretrain.pretrain(corpus, types, alphabet=letters, out=out, epochs=recipe.passes)


def setting_of(
    material: optimise.Material, table: np.ndarray, alphabet: dict[str, int], first: Path
) -> optimise.Setting:
    """The pretrained encoder with the classes and word types of the `material`."""
    encoder = Encoder(len(alphabet) + FIRST_LETTER)
    encoder.load_state_dict(torch.load(first, weights_only=True))
    return optimise.Setting(encoder.eval(), make_tables(material.trees), types_of(material, table, alphabet))


def material_of(data: Data) -> optimise.Material:
    """Everything annotated that may be trained on, and the development sets."""
    perdt = banks.perdt(data, "train")
    return optimise.Material(
        trees=perdt + banks.seraji(data),
        names=names.tweets(data, "train") + names.reports(data, names.common_words(perdt)) + names.grammar(perdt),
        dev=banks.perdt(data, "dev"),
        names_dev=names.tweets(data, "dev"),
    )


def types_of(material: optimise.Material, table: np.ndarray, alphabet: dict[str, int]) -> Types:
    """The word types of all annotated texts in all their spellings."""
    labelled = (feature_form(w) for item in material.names + material.names_dev for w in item.words)
    return word_types(chain(all_forms(material.trees + material.dev), labelled), table, alphabet)


def main() -> None:
    """Read the command line and make the model."""
    parser = argparse.ArgumentParser(prog="python -m training.model", description=__doc__)
    parser.add_argument("--data", help="folder with treebank, ner, text and gold (default: $SANAD_DATA or ../shared)")
    parser.add_argument("--work", type=Path, default=WORK, help="folder for what lies in between")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="folder of the finished pipeline")
    parser.add_argument("--passes", type=float, default=1.0, help="passes of the language model over the raw text")
    parser.add_argument("--epochs", type=int, default=20, help="passes over the treebanks")
    parser.add_argument("--name-epochs", type=int, default=8, help="passes over the names")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="threads of the matrix products")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    recipe = Recipe(
        data=find_data(args.data),
        work=args.work,
        out=args.out,
        passes=args.passes,
        syntax=optimise.Plan(epochs=args.epochs, seed=args.seed),
        names=optimise.Plan(epochs=args.name_epochs, seed=args.seed),
    )
    make(recipe)


if __name__ == "__main__":
    main()
