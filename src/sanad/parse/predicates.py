"""The predicates of a report: verb groups with their light-verb nouns, voice and governing modals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sanad.lexicons import Lexicons
from sanad.parse.light_verbs import Light, NounFinder, constructions
from sanad.parse.verb_groups import Grouper, VerbGroup
from sanad.parse.verbs import is_short_infinitive, verb_table
from sanad.types.parse import Parsed, Predicate

_STRONG = frozenset({".", "؟", "!", "؛", ":", "?", ";"})
_AND = frozenset({"و", "یا"})
_LISTING = frozenset({"و", "یا", "،"})
_ENDING = frozenset({"PUNCT", "CCONJ", "SCONJ"})
_PASSIVE = frozenset({"شدن", "گردیدن", "گشتن"})
_MODAL_REACH = 30
_PROGRESSIVE_REACH = 12


@dataclass(frozen=True, slots=True)
class _Clause:
    """A verb group on its way to a predicate."""

    group: VerbGroup
    light: Light | None = None
    modal: str = ""
    extra: tuple[int, ...] = ()

    @property
    def start(self) -> int:
        return min((*self.group.tokens, *self.extra, *(self.light.noun if self.light else ())))


def with_predicates(parsed: Parsed, lexicons: Lexicons) -> Parsed:
    """`parsed` with its predicates filled in."""
    return replace(parsed, predicates=find_predicates(parsed, lexicons))


def find_predicates(parsed: Parsed, lexicons: Lexicons) -> tuple[Predicate, ...]:
    """The predicates of a parsed report, in order of their verbs.

    Modal auxiliaries (باید, می‌تواند) are no predicates where they govern one: they are named in its `modal`,
    a negated one makes it negative, and a past one makes it past. خواستن, "قصد داشتن", "ممکن بودن" are
    predicates of their own and are named in `modal` of what they govern.
    """
    table = verb_table(lexicons)
    sentences = [
        tuple(Grouper(table=table, tokens=parsed.tokens, start=start, end=end).groups())
        for start, end in parsed.sentences
    ]
    every = [group for sentence in sentences for group in sentence]
    finder = NounFinder(constructions=constructions(lexicons), parsed=parsed, groups=every)
    made = [p for sentence in sentences for p in _Sentence(parsed, finder, sentence).predicates()]
    return tuple(sorted(made, key=lambda p: (p.head, p.tokens)))


class _Sentence:
    """The steps from the verb groups of one sentence to its predicates."""

    def __init__(self, parsed: Parsed, finder: NounFinder, groups: Sequence[VerbGroup]) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.finder = finder
        self.groups = tuple(groups)

    def predicates(self) -> Iterator[Predicate]:
        clauses = self._progressives([_Clause(g) for g in self._settled()])
        clauses = [c if c.light else replace(c, light=self.finder.find(c.group)) for c in clauses]
        for clause in self._governed(self._shared(clauses)):
            yield self._predicate(clause)

    # -- moods that the neighbours decide -------------------------------------------------------------

    def _settled(self) -> Iterator[VerbGroup]:
        for k, group in enumerate(self.groups):
            if group.bare:
                yield self._bare(k, group)
            elif group.reading.mood == "infinitive" and self._spoken_plural(group):
                done = group.reading._replace(tense="past", mood="indicative", person=3, plural=True, spoken=True)
                yield replace(group, reading=done)
            else:
                yield group

    def _bare(self, k: int, group: VerbGroup) -> VerbGroup:
        """A participle without auxiliary: it shares that of the next one, ends a clause, or modifies a noun."""
        following = self.groups[k + 1] if k + 1 < len(self.groups) else None
        if following is not None and self._shares(group, following):
            return self._sharing(group, following)
        ends = self._ends_clause(group) or self._active_light(group)
        if not ends or self.tokens[group.main].upos not in {"VERB", "AUX"}:
            return group
        done = group.reading._replace(tense="past", aspect="perfect", mood="indicative", person=3, plural=False)
        return replace(group, reading=done, bare=False)

    def _active_light(self, group: VerbGroup) -> bool:
        """True for کرده, داده …: with a noun they modify nothing, that takes شده."""
        verb = group.reading.verb
        light = self.finder.constructions.takes_any(verb)
        return not group.passive and verb not in _PASSIVE and light is not None

    def _shares(self, group: VerbGroup, following: VerbGroup) -> bool:
        between = self.tokens[group.end : following.start]
        if not between or between[0].form not in _LISTING or following.bare or len(between) > 2:
            return False
        if following.passive or following.reading.verb in _PASSIVE:
            return True
        return len(following.tokens) > 1 and following.reading.aspect in {"perfect", "pluperfect"} and len(between) == 1

    def _sharing(self, group: VerbGroup, following: VerbGroup) -> VerbGroup:
        kept = group.reading
        done = following.reading._replace(verb=kept.verb, prefix=kept.prefix, auxiliary=kept.auxiliary)
        whole = following.reading.verb in _PASSIVE and not following.passive
        auxiliaries = following.tokens if whole else following.tokens[1:]
        passive = (following.passive or whole) and kept.verb not in _PASSIVE
        return replace(group, tokens=(*group.tokens, *auxiliaries), reading=done, passive=passive, bare=False)

    def _ends_clause(self, group: VerbGroup) -> bool:
        last = self.parsed.sentences[self.tokens[group.main].sent][1]
        return group.end >= last or self.tokens[group.end].upos in _ENDING

    def _spoken_plural(self, group: VerbGroup) -> bool:
        """ "حمله کردن" for "حمله کردند": last in a sentence and a verb to the tagger."""
        last = self.parsed.sentences[self.tokens[group.main].sent][1]
        ends = group.end >= last or self.tokens[group.end].form in _STRONG
        return ends and self.tokens[group.main].upos in {"VERB", "AUX"}

    # -- the progressive ------------------------------------------------------------------------------

    def _progressives(self, clauses: list[_Clause]) -> list[_Clause]:
        out: list[_Clause] = []
        for clause in clauses:
            before = out[-1] if out else None
            if before is not None and self._running(before.group, clause.group):
                out[-1] = self._with_dashtan(before.group, clause)
            elif clause.group.reading.auxiliary == "copula":
                self._in_progress(out, clause)
            else:
                out.append(clause)
        return out

    def _running(self, dashtan: VerbGroup, main: VerbGroup) -> bool:
        one, two = dashtan.reading, main.reading
        return (
            one.auxiliary == "progressive"
            and one.aspect == "simple"
            and one.finite
            and one.polarity
            and (two.aspect, two.person, two.plural) == ("imperfective", one.person, one.plural)
            and main.start - dashtan.end < _PROGRESSIVE_REACH
            and not any(t.upos in _ENDING for t in self.tokens[dashtan.end : main.start])
        )

    def _with_dashtan(self, dashtan: VerbGroup, clause: _Clause) -> _Clause:
        reading = clause.group.reading._replace(aspect="progressive")
        return _Clause(replace(clause.group, reading=reading), extra=dashtan.tokens)

    def _in_progress(self, out: list[_Clause], clause: _Clause) -> None:
        """ "در حال مذاکره است", "در حال رفتن است"."""
        found = self.finder.progressive(clause.group)
        if found is None:
            out.append(clause)
            return
        entry, start, noun = found
        copula = clause.group.reading
        inner = out[-1].group if out else None
        frame = tuple(range(start, noun))
        if inner is not None and inner.reading.mood == "infinitive" and noun <= inner.main <= noun + 2:
            done = copula._replace(verb=inner.reading.verb, prefix=inner.reading.prefix, aspect="progressive")
            out[-1] = _Clause(replace(inner, reading=done), extra=(*frame, *clause.group.tokens))
            return
        form = self.finder.constructions.singular(self.tokens[noun].form, "کردن", self.tokens[noun].lemma)
        light = Light((noun,), form, frame, copula.verb, entry.frame, passive=False)
        group = replace(clause.group, reading=copula._replace(aspect="progressive"))
        out.append(_Clause(group, light))

    # -- coordination ---------------------------------------------------------------------------------

    def _shared(self, clauses: Sequence[_Clause]) -> Iterator[_Clause]:
        for clause in clauses:
            twin = self.finder.joined(clause.light, clause.group) if clause.light else None
            if twin is not None:
                yield replace(clause, light=twin)
            yield clause

    # -- modals ---------------------------------------------------------------------------------------

    def _governed(self, clauses: Iterator[_Clause]) -> Iterator[_Clause]:
        waiting: _Clause | None = None
        last: _Clause | None = None
        for clause in clauses:
            if not clause.group.reading.finite:
                yield clause
                continue
            if _is_modal(clause):
                if waiting is not None and not _own(waiting):
                    clause = self._under(waiting, clause)
                elif waiting is not None and not self._governs(waiting, clause) and not _own(waiting):
                    yield waiting
                if _own(clause):
                    yield clause
                waiting = clause
                continue
            if waiting is not None and self._governs(waiting, clause):
                clause = self._under(waiting, clause)
            elif waiting is not None and not _own(waiting):
                yield waiting
            elif waiting is None and last is not None and self._continues(last, clause):
                clause = replace(clause, modal=last.modal)
            waiting = None
            last = clause
            yield clause
        if waiting is not None and not _own(waiting):
            yield waiting

    def _governs(self, modal: _Clause, clause: _Clause) -> bool:
        between = self.tokens[modal.group.end : clause.group.start]
        if len(between) > _MODAL_REACH or any(t.form in _STRONG for t in between):
            return False
        reading = clause.group.reading
        if reading.mood == "subjunctive":
            return True
        verb = modal.group.reading.verb
        if verb == "شایستن":
            return reading.finite
        if verb not in {"بایستن", "توانستن"}:
            return False
        return is_short_infinitive(reading) or (verb == "بایستن" and reading.aspect == "imperfective")

    def _under(self, modal: _Clause, clause: _Clause) -> _Clause:
        ruler, reading = modal.group.reading, clause.group.reading
        if _own(modal):
            name = f"{modal.light.form} {modal.light.verb}" if modal.light else ruler.verb
            return replace(clause, modal=clause.modal or name)
        if is_short_infinitive(reading) and ruler.verb != "شایستن":
            reading = reading._replace(tense="", mood="infinitive", person=None, plural=None)
        elif ruler.verb == "توانستن" and reading.mood == "subjunctive":
            reading = reading._replace(tense=ruler.tense)
        reading = reading._replace(polarity=reading.polarity and ruler.polarity)
        name = "باید" if ruler.verb == "بایستن" else "شاید" if ruler.verb == "شایستن" else ruler.verb
        return replace(clause, group=replace(clause.group, reading=reading), modal=name)

    def _continues(self, last: _Clause, clause: _Clause) -> bool:
        """ "باید برود و بماند"."""
        if not last.modal or clause.group.reading.mood != "subjunctive":
            return False
        return last.group.end < len(self.tokens) and self.tokens[last.group.end].form in _AND

    # -- the result -----------------------------------------------------------------------------------

    def _predicate(self, clause: _Clause) -> Predicate:
        group, light, reading = clause.group, clause.light, clause.group.reading
        verbal = tuple(sorted({*group.tokens, *clause.extra}))
        noun = light.noun if light else ()
        tokens = tuple(sorted({*verbal, *noun, *(light.prefix if light else ())}))
        return Predicate(
            tokens=tokens,
            head=self._head(group, tokens),
            verb=light.verb if light else reading.verb,
            noun=noun,
            noun_form=light.form if light else "",
            prefix=(light.frame if light else "") or reading.prefix,
            tense=reading.tense,
            aspect=reading.aspect,
            mood=reading.mood,
            polarity=reading.polarity,
            passive=light.passive if light else group.passive or reading.verb in _PASSIVE,
            person=reading.person,
            plural=reading.plural,
            modal=clause.modal,
        )

    def _head(self, group: VerbGroup, tokens: tuple[int, ...]) -> int:
        """The verb token that hangs from outside the predicate, else the lexical verb."""
        inside = frozenset(tokens)
        tops = [i for i in group.tokens if self.tokens[i].head not in inside or self.tokens[i].head == i]
        return tops[0] if tops and group.main not in tops else group.main


def _is_modal(clause: _Clause) -> bool:
    reading = clause.group.reading
    if clause.light is not None and clause.light.modal:
        return reading.finite
    return reading.finite and reading.auxiliary == "modal"


def _own(clause: _Clause) -> bool:
    """True for a modal that is also a predicate of its own."""
    return clause.light is not None or clause.group.reading.verb not in {"بایستن", "شایستن", "توانستن"}
