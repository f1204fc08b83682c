"""One report as the rules of this stage see it: folded forms, word classes, teller words, verbs."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import ReportingEntry
from sanad.parse.verbs import Word, verb_table
from sanad.sources.layout import Layout, layout
from sanad.sources.lexicon import SourceLexicon, source_lexicon
from sanad.types.parse import Parsed
from sanad.types.text import Span

Range = tuple[int, int]

_ENDS = frozenset({"preposition", "conjunction", "object"})


class View:
    """A parsed report with everything that several rules look up.

    Attributes:
        parsed: the report.
        lexicon: the index of the lexicons.
        forms: folded form of each token.
        layout: statements and quotations.
    """

    def __init__(self, parsed: Parsed, lexicons: Lexicons) -> None:
        self.parsed = parsed
        self.lexicon: SourceLexicon = source_lexicon(lexicons)
        self.table = verb_table(lexicons)
        self.forms = [t.form for t in parsed.tokens]
        self.layout: Layout = layout(parsed)

    @cached_property
    def roles(self) -> dict[int, str]:
        """What the lexicon of tellers says of single tokens (all tokens of a phrase get its role)."""
        found: dict[int, str] = {}
        for i in range(len(self.forms)):
            hit = self.lexicon.roles.at(self.forms, i)
            if hit is not None:
                for k in range(i, hit[1]):
                    found.setdefault(k, hit[0])
        return found

    @cached_property
    def media(self) -> frozenset[int]:
        """Tokens of media words and names."""
        found = {i for i, role in self.roles.items() if role == "media"}
        for i in range(len(self.forms)):
            hit = self.lexicon.media.at(self.forms, i)
            if hit is not None:
                found.update(range(i, hit[1]))
        return frozenset(found)

    @cached_property
    def people(self) -> frozenset[int]:
        """Tokens of nouns that describe somebody ("وزیر", "منبع")."""
        found: set[int] = set()
        for i in range(len(self.forms)):
            hit = self.lexicon.people.at(self.forms, i)
            if hit is not None:
                found.update(range(i, hit[1]))
        return frozenset(found)

    @cached_property
    def named(self) -> frozenset[int]:
        """Tokens of the names that the pipeline found."""
        return frozenset(i for name in self.parsed.names for i in range(name.start, name.end))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that may be verbs, in order, with token indices of the whole report."""
        found: list[Word] = []
        for statement in self.layout.statements:
            tokens = self.parsed.tokens[statement.start : statement.end]
            for w in self.table.words(tokens):
                if w.readings:
                    found.append(Word(w.start + statement.start, w.end + statement.start, w.form, w.readings))
        return tuple(found)

    @cached_property
    def verbs(self) -> tuple[Word, ...]:
        """The words whose letters are more often a verb than something else."""
        return tuple(w for w in self.words if not all(r.loose for r in w.readings))

    @cached_property
    def finite(self) -> frozenset[int]:
        """Tokens of finite verbs and of bare participles that close a clause."""
        return frozenset(
            i
            for word in self.verbs
            if word.readings[0].finite or word.readings[0].mood == "participle"
            for i in range(word.start, word.end)
        )

    @cached_property
    def _verb_starts(self) -> list[int]:
        return [w.start for w in self.verbs]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [w.start for w in self.words]

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that may be verbs and begin in ``start:end``."""
        return self.words[bisect_right(self._word_starts, start - 1) : bisect_right(self._word_starts, end - 1)]

    def verbs_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The verb words that begin in ``start:end``."""
        return self.verbs[bisect_right(self._verb_starts, start - 1) : bisect_right(self._verb_starts, end - 1)]

    def first_person(self, start: int, end: int) -> bool:
        """True if a verb in ``start:end`` says "I" or "we"."""
        return any(w.readings[0].person == 1 and w.readings[0].finite for w in self.verbs_in(start, end))

    def has_verb(self, start: int, end: int) -> bool:
        """True if a finite verb stands in ``start:end``; right before `end` its letters are enough."""
        return any(
            w.readings[0].finite and (w.end == end or self.parsed.tokens[w.start].upos in {"VERB", "AUX"})
            for w in self.verbs_in(start, end)
        )

    def is_passive(self, i: int) -> bool:
        """True if the word at `i` is a form of شدن, which makes the participle before it passive."""
        return any(r.verb == "شدن" for w in self.verbs_in(i, i + 1) for r in w.readings)

    def is_noun_after_all(self, word: Word) -> bool:
        """True for "گفت و گوی", "شنیده ها": the letters of a verb inside a noun."""
        following = self.forms[word.end : word.end + 2]
        if not following:
            return False
        return following[0] in {"ها", "های"} or (following[0] == "و" and following[-1].startswith("گو"))

    def last_finite(self, start: int, end: int) -> int:
        """Where the last finite verb that ends by `end` ends; `start` if there is none after it."""
        ends = [w.end for w in self.verbs_in(start, end) if w.readings[0].finite and w.end <= end]
        return ends[-1] if ends else start

    def next_finite(self, start: int, end: int) -> int:
        """Where the first finite verb in ``start:end`` ends; `end` if there is none."""
        return next((w.end for w in self.verbs_in(start, end) if w.readings[0].finite), end)

    def last_conjunction(self, start: int, end: int) -> int:
        """Where the clause after the last conjunction of ``start:end`` begins; `start` if there is none."""
        return max((i + 1 for i in range(start, end) if self.roles.get(i) == "conjunction"), default=start)

    def phrase_at(self, i: int) -> tuple[ReportingEntry, int] | None:
        """The reporting phrase that begins at token `i` and where it ends."""
        return self.lexicon.phrases.at(self.forms, i)

    def begins_telling(self, i: int) -> bool:
        """True if a reporting verb begins at token `i`: "نوشت", or "گزارش" with its verb right after."""
        if any(
            not r.loose and r.finite and r.verb in self.lexicon.simple
            for w in self.verbs_in(i, i + 1)
            for r in w.readings
        ):
            return True
        return self.forms[i] in self.lexicon.telling and any(w.readings[0].finite for w in self.verbs_in(i + 1, i + 2))

    def is_light_noun(self, i: int) -> bool:
        """True if token `i` makes one predicate with the verb right after it ("اعلام" in "اعلام کرد")."""
        return bool(self.verbs_in(i + 1, i + 2))

    def tells_before(self, i: int, start: int) -> bool:
        """True if a word of a reporting verb or noun stands within three words before `i`."""
        near = range(max(start, i - 3), i)
        words = self.verbs_in(near.start, i)
        return any(r.verb in self.lexicon.simple for w in words for r in w.readings) or any(
            self.forms[k] in self.lexicon.telling and self.verbs_in(k + 1, i) for k in near
        )

    def quote_end(self, i: int, end: int) -> int:
        """`end`, or the end of the quotation around token `i` if that comes first."""
        quotation = self.layout.quotation_at(i)
        return end if quotation is None else min(end, quotation.end)

    def hard(self, i: int) -> bool:
        """True for a token that ends a noun phrase: a preposition, conjunction, را or finite verb."""
        if self.roles.get(i) in _ENDS:
            return True
        return i in self.finite and self.parsed.tokens[i].upos in {"VERB", "AUX"}

    def is_word(self, i: int) -> bool:
        """True for a token with letters or digits."""
        return self.forms[i][:1].isalnum() or self.forms[i][:1] in {"@", "#", "_"}

    def span(self, part: Range) -> Span:
        """The characters of tokens ``start:end``."""
        return self.parsed.span(*part)
