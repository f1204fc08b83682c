"""The same sentence as people type it: gold annotation carried over to other spellings.

The reader's features are blind to letter and digit variants and to a ZWNJ that is missing; what changes the
tokens or the sentence ends has to be learnt, and is made here. When a word falls apart ("می روم", "کتاب ها",
"پیش بینی") its first part that is no affix keeps the annotation; every other part hangs from it as `goeswith`
with the part of speech X. A detached ending of the perfect ("شده اند") becomes an auxiliary like "شده است".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from training.conllu import Sentence, Word

ZWNJ = "\u200c"
PREFIXES = frozenset({"می", "نمی", "بر", "برمی", "باز", "در", "فرو", "بی", "هم", "ن", "ب", "به", "نا"})
PERFECT = frozenset({"ام", "ای", "ایم", "اید", "اند"})
CLOSING = frozenset({".", "؟", "!", "؛", "…", "?"})
BULLETS = ("🔴", "🔹", "🔻", "🔺", "🚨", "▪️", "📌", "❗️", "✅", "-", "•", "🔸", "⚡️", "🎥", "📷", "💢")

Change = Callable[[Sentence, Random], Sentence]


def rebuild(sentence: Sentence, parts: list[list[Word]], main: list[int]) -> Sentence:
    """Replace each word by `parts` of it (none or more). `main` tells which part other words hang from.

    In a part, head `-2 - k` means part k of the same word; other heads are word indices of the old sentence
    (-1 for the root).
    """
    starts, at = [], 0
    for word_parts in parts:
        starts.append(at)
        at += len(word_parts)
    words = []
    for i, word_parts in enumerate(parts):
        for part in word_parts:
            if part.head <= -2:
                head = starts[i] - 2 - part.head
            else:
                head = -1 if part.head < 0 else starts[part.head] + main[part.head]
            words.append(replace(part, head=head))
    return replace(sentence, words=tuple(words))


def split_word(word: Word) -> tuple[list[Word], int]:
    """The parts of a word at its ZWNJs, and which of them is the main one."""
    pieces = [p for p in word.form.split(ZWNJ) if p]
    if len(pieces) < 2:
        return [word], 0
    main = next((k for k, p in enumerate(pieces[:-1]) if p not in PREFIXES), len(pieces) - 1)
    parts = []
    for k, piece in enumerate(pieces):
        space = word.space if k == len(pieces) - 1 else True
        if k == main:
            parts.append(replace(word, form=piece, space=space))
        elif k > main and piece in PERFECT and word.upos in {"VERB", "AUX"}:
            parts.append(Word(piece, "است", "AUX", (), -2 - main, "aux", space))
        else:
            parts.append(Word(piece, piece, "X", (), -2 - main, "goeswith", space))
    return parts, main


def apart(sentence: Sentence, random: Random, *, share: float = 1.0) -> Sentence:
    """ZWNJ typed as a space, in a share of the words."""
    parts, main = [], []
    for word in sentence.words:
        split = split_word(word) if ZWNJ in word.form and random.random() < share else ([word], 0)
        parts.append(split[0])
        main.append(split[1])
    return rebuild(sentence, parts, main)


def without(sentence: Sentence, gone: set[int]) -> Sentence:
    """The sentence without some leaf words; where one stood there is a space."""
    parts = [[] if i in gone else [replace(w, space=w.space or i + 1 in gone)] for i, w in enumerate(sentence.words)]
    return rebuild(sentence, parts, [0] * len(parts))


def _leaves(sentence: Sentence) -> set[int]:
    return set(range(len(sentence.words))) - {w.head for w in sentence.words}


def unclosed(sentence: Sentence, random: Random) -> Sentence:
    """No final punctuation."""
    last = len(sentence.words) - 1
    closes = last > 0 and sentence.words[last].form in CLOSING and last in _leaves(sentence)
    return without(sentence, {last}) if closes else sentence


def unpunctuated(sentence: Sentence, random: Random) -> Sentence:
    """No commas, quotation marks or full stops at all."""
    marks = {i for i in _leaves(sentence) if sentence.words[i].upos == "PUNCT"}
    return without(sentence, marks) if len(marks) < len(sentence.words) else sentence


def bulleted(sentence: Sentence, random: Random) -> Sentence:
    """A bullet or emoji in front."""
    root = next(i for i, w in enumerate(sentence.words) if w.head < 0)
    bullet = random.choice(BULLETS)
    mark = Word(bullet, bullet, "PUNCT", (), root, "punct", random.random() < 0.7)
    parts = [[w] for w in sentence.words]
    parts[0] = [mark, parts[0][0]]
    return rebuild(sentence, parts, [1] + [0] * (len(parts) - 1))


def quoted(sentence: Sentence, random: Random) -> Sentence:
    """Quotation marks around the whole sentence."""
    left, right = random.choice((("«", "»"), ('"', '"'), ("«", "»"), ("“", "”")))
    root = next(i for i, w in enumerate(sentence.words) if w.head < 0)
    parts = [[w] for w in sentence.words]
    opening = Word(left, left, "PUNCT", (), root, "punct", space=False)
    last = parts[-1][0]
    closing = Word(right, right, "PUNCT", (), root, "punct", space=True)
    parts[-1] = [replace(last, space=False), closing]
    parts[0] = [opening, *parts[0]]
    return rebuild(sentence, parts, [1] + [0] * (len(parts) - 1))


def glued(sentence: Sentence, random: Random) -> Sentence:
    """No spaces around punctuation, which changes no token."""
    words = list(sentence.words)
    for i, word in enumerate(words[:-1]):
        if word.upos == "PUNCT" or words[i + 1].upos == "PUNCT":
            words[i] = replace(word, space=False)
    return replace(sentence, words=tuple(words))


def joined_prepositions(sentence: Sentence, random: Random) -> Sentence:
    """ "بر عهده" → "برعهده", "به ویژه" → "بویژه": a preposition glued to its noun."""
    words = sentence.words
    parts = [[w] for w in words]
    for i, word in enumerate(words[:-1]):
        after = words[i + 1]
        if word.dep != "case" or word.head != i + 1 or word.form not in {"به", "بر", "در"} or random.random() > 0.3:
            continue
        form = ("ب" if word.form == "به" else word.form) + after.form
        parts[i], parts[i + 1] = [], [replace(after, form=form)]
    return sentence if _orphans(words, parts) else rebuild(sentence, parts, [0] * len(parts))


def _orphans(words: tuple[Word, ...], parts: list[list[Word]]) -> bool:
    return any(w.head >= 0 and not parts[w.head] and parts[i] for i, w in enumerate(words))


def respell(sentence: Sentence, random: Random) -> Sentence:
    """A random mixture for training."""
    if random.random() < 0.5:
        sentence = apart(sentence, random, share=random.choice((0.3, 0.7, 1.0)))
    if random.random() < 0.08:
        sentence = joined_prepositions(sentence, random)
    if random.random() < 0.1:
        sentence = unpunctuated(sentence, random)
    elif random.random() < 0.3:
        sentence = unclosed(sentence, random)
    if random.random() < 0.08:
        sentence = quoted(sentence, random)
    if random.random() < 0.1:
        sentence = bulleted(sentence, random)
    return sentence
