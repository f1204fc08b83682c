"""The closed sets that the network chooses from, as numbers: tags, relations, lemma rules, name labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from random import Random

from sanad.parse.lemmas import rule_between
from sanad.text.fold import fold_word
from training.conllu import Sentence, Word
from training.spelling import apart

NAMES = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-GROUP", "I-GROUP", "B-FAC", "I-FAC")
RARE = 2


@dataclass(frozen=True, slots=True)
class Tables:
    """Names of the classes of every output, by bank where banks differ. Written into the model as JSON."""

    tags: dict[str, list[str]]
    deps: list[str]
    rules: list[str]
    names: list[str]

    def to_json(self) -> dict[str, object]:
        """A plain dictionary."""
        return asdict(self)


def tag_of(word: Word) -> str:
    """Part of speech and features in one string: "NOUN|Number=Sing"."""
    return "|".join([word.upos, *(f"{name}={value}" for name, value in word.feats)])


def rule_of(word: Word) -> str:
    """The edit that makes the folded lemma out of the folded form."""
    return rule_between(fold_word(word.form).removeprefix("#"), fold_word(word.lemma) or fold_word(word.form))


def make_tables(sentences: Iterable[Sentence]) -> Tables:
    """Count and number the classes. Lemma rules seen only once are left out."""
    sentences = list(sentences)
    words = [w for s in sentences for w in s.words]
    banks = dict.fromkeys(s.bank for s in sentences)
    tags = {bank: _ordered(tag_of(w) for s in sentences if s.bank == bank for w in s.words) for bank in banks}
    rules = Counter(rule_of(w) for w in words)
    return Tables(
        tags={bank: [*names, "X"] if "X" not in names else names for bank, names in tags.items()},
        deps=_ordered([*(w.dep for w in words), "goeswith"]),
        rules=[rule for rule, n in rules.most_common() if n >= RARE],
        names=list(NAMES),
    )


def known_lemmas(banks: Iterable[list[Sentence]]) -> dict[str, str]:
    """The most frequent lemma of each "form|UPOS"; an earlier bank's word counts alone, whatever later ones say.

    Forms that fall apart at a ZWNJ are listed by their main part as well.
    """
    known: dict[str, str] = {}
    for sentences in banks:
        counts: dict[str, Counter[str]] = {}
        for sentence in sentences:
            for word in (*sentence.words, *apart(sentence, Random(0)).words):
                key = f"{fold_word(word.form).removeprefix('#')}|{word.upos}"
                counts.setdefault(key, Counter())[fold_word(word.lemma)] += 1
        known = {key: lemmas.most_common(1)[0][0] for key, lemmas in counts.items()} | known
    return dict(sorted(known.items()))


def _ordered(values: Iterable[str]) -> list[str]:
    return [value for value, _ in Counter(values).most_common()]
