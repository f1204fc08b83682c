"""Cues: the words of a statement that say that somebody tells something, with teller and content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sanad.lexicons.schemas import ReportingEntry
from sanad.parse.verbs import Word
from sanad.sources import tellers
from sanad.sources.layout import Statement
from sanad.sources.view import Range, View
from sanad.types.source import Stance

_QUOTES = frozenset({"«", "“", '"'})
_MAX_HEADLINE = 22


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue in a statement; all ranges are token ranges.

    Attributes:
        entry: id of the lexicon entry, or "colon".
        construction: "clause", "colon", "quote", "object", "after", "phrase", "noun", "headline".
        stance: what the teller does.
        at: the cue's own words.
        tellers: noun phrases that tell, side by side; empty if the subject is dropped.
        outer: a medium that passes it on ("به … گفت"), or None.
        content: what is told within the statement.
        inner: True for a source that another teller of the same clause cites ("به نقل از").
        left: where the clause of the cue begins.
        cited: those whom the teller cites in the same clause ("رویترز به نقل از …"); nearer than the teller.
        helped: ids of the phrases that gave `cited` or opened content.
    """

    entry: str
    construction: str
    stance: Stance
    at: Range
    tellers: tuple[Range, ...]
    outer: Range | None
    content: tuple[Range, ...]
    inner: bool
    left: int
    cited: tuple[Range, ...] = ()
    helped: tuple[str, ...] = ()


def cues(view: View, statement: Statement) -> tuple[Cue, ...]:
    """All cues of a statement in order of the text."""
    phrases = list(_phrases(view, statement))
    blocked = {i for _, at in phrases for i in range(*at)}
    found: list[Cue] = []
    headline = _headline(view, statement)
    if headline is not None:
        found.append(headline)
    found += (_phrase_cue(view, statement, entry, at) for entry, at in phrases if entry.use == "phrase")
    found += _nouns(view, statement, blocked)
    verbs = list(_verbs(view, statement, blocked))
    for entry, at in verbs:
        found.append(_verb_cue(view, statement, entry, at, phrases, [v[1] for v in verbs]))
    return tuple(sorted(_merged(_pruned(view, found)), key=lambda c: c.at))


def _merged(found: list[Cue]) -> list[Cue]:
    """A citing phrase inside the clause of a verb or headline becomes part of that cue's chain."""
    out = [c for c in found if not c.inner]
    for phrase in (c for c in found if c.inner):
        host = next(
            (c for c in out if c.construction not in {"phrase", "noun"} and c.left <= phrase.at[0] < c.at[0]), None
        )
        if host is None or not phrase.tellers:
            out.append(phrase)
        else:
            kept = tuple(t for t in host.tellers if t[1] <= phrase.at[0] or phrase.at[1] <= t[0])
            helped = (*host.helped, phrase.entry)
            out[out.index(host)] = replace(host, tellers=kept, cited=phrase.tellers, helped=helped)
    return out


# --- finding --------------------------------------------------------------------------------------------------


def _phrases(view: View, statement: Statement) -> Iterator[tuple[ReportingEntry, Range]]:
    i = statement.start
    while i < statement.end:
        hit = view.phrase_at(i)
        if hit is not None and hit[1] < statement.end:
            yield hit[0], (i, hit[1])
            i = hit[1]
        else:
            i += 1


def _verbs(view: View, statement: Statement, blocked: set[int]) -> Iterator[tuple[ReportingEntry, Range]]:
    taken: set[int] = set()
    for word in view.words_in(statement.start, statement.end):
        if word.start in blocked:
            continue
        hit = _reporting(view, word, statement.start)
        if hit is not None:
            taken.update(range(*hit[1]))
            yield hit
    for i in range(statement.start, statement.end):
        predicative = view.lexicon.predicative.at(view.forms, i)
        if predicative is None or i in taken or i in blocked:
            continue
        if not view.first_person(i, min(view.next_finite(i, statement.end), statement.end)):
            yield predicative[0], (i, predicative[1])


def _reporting(view: View, word: Word, start: int) -> tuple[ReportingEntry, Range] | None:
    """The entry that a verb word makes, with its light-verb noun, if it is a third person's telling."""
    for reading in word.readings:
        if reading.verb not in view.lexicon.infinitives:
            continue
        if reading.person in {1, 2} or not reading.polarity or reading.mood not in {"indicative", "participle"}:
            continue
        if view.is_noun_after_all(word):
            continue
        if view.is_passive(word.end):
            entry = view.lexicon.passive if reading.verb in view.lexicon.simple else None
            return (entry, (word.start, word.end + 1)) if entry and reading.mood == "participle" else None
        if any(r.auxiliary == "future" for r in word.readings):
            return None
        for words, entry in view.lexicon.by_verb[reading.verb]:
            first = word.start - len(words)
            sure = bool(words) or not reading.loose or view.parsed.tokens[word.start].upos == "VERB"
            if sure and first >= start and tuple(view.forms[first : word.start]) == words:
                return entry, (first, word.end)
    return None


def _nouns(view: View, statement: Statement, blocked: set[int]) -> Iterator[Cue]:
    for i in range(statement.start, statement.end - 2):
        entry = view.lexicon.nouns.get(view.forms[i])
        if entry is None or i in blocked or view.is_light_noun(i):
            continue
        phrase = tellers.noun_phrase(view, i + 1, statement.end)
        if phrase is None or not tellers.begins_plausibly(view, phrase) or phrase[1] >= statement.end:
            continue
        if view.forms[phrase[1]] in view.lexicon.marks["of"] and phrase[0] == i + 1:
            content = (phrase[1] + 1, _clause_end(view, phrase[1] + 1, statement.end))
            if content[0] < content[1]:
                yield _cue(view, entry, "noun", (i, i + 1), tellers.parts(view, phrase), (content,), left=i)


def _headline(view: View, statement: Statement) -> Cue | None:
    """ "X: …" at the beginning of a paragraph, without a verb before the colon."""
    end = min(statement.end, statement.start + _MAX_HEADLINE)
    colon = next((i for i in range(statement.start, end) if view.forms[i] in {":", "؛"}), None)
    if colon is None or not statement.first:
        return title(view, statement)
    if view.has_verb(statement.start, colon):
        return None
    phrase = tellers.speaker(view, statement.start, colon)
    if phrase is None:
        return None
    outer = next(tellers.media_told(view, phrase[1], colon), None)
    content = ((colon + 1, statement.end),) if colon + 1 < statement.end else ()
    who = tellers.parts(view, phrase)
    return Cue("colon", "headline", "says", (colon, colon + 1), who, outer, content, False, statement.start)


def title(view: View, statement: Statement) -> Cue | None:
    """The first line of a report that is no sentence and names a teller: "بیانیه وزارت راه درباره …"."""
    if (
        statement.start != view.layout.statements[0].start
        or view.last_finite(statement.start, statement.end) > statement.start
    ):
        return None
    first = statement.start
    if view.forms[first] not in view.lexicon.nouns and view.roles.get(first) != "document":
        return None
    phrase = tellers.noun_phrase(view, first + 1, statement.end)
    if phrase is None or not tellers.begins_plausibly(view, phrase) or phrase[1] >= statement.end:
        return None
    content = ((phrase[1], statement.end),)
    return Cue(
        "title", "headline", "says", (first, first + 1), tellers.parts(view, phrase), None, content, False, first
    )


# --- teller and content -----------------------------------------------------------------------------------------


def _cue(
    view: View, entry: ReportingEntry, construction: str, at: Range, who: tuple[Range, ...],
    content: tuple[Range, ...], *, left: int, outer: Range | None = None, inner: bool = False,
) -> Cue:  # fmt: skip
    return Cue(entry.id, construction, entry.stance, at, who, outer, content, inner, left)


def _phrase_cue(view: View, statement: Statement, entry: ReportingEntry, at: Range) -> Cue:
    phrase = _complement(view, at, statement.end)
    left = clause_start(view, statement, at[0])
    right = view.quote_end(at[0], statement.end)
    end = phrase[1] if phrase else at[1]
    content = tuple((a, b) for a, b in ((left, at[0]), (end, right)) if any(view.is_word(i) for i in range(a, b)))
    who = tellers.parts(view, phrase) if phrase else ()
    return _cue(view, entry, "phrase", at, who, content, left=left, inner=entry.id in view.lexicon.citing)


def _complement(view: View, at: Range, end: int) -> Range | None:
    """The teller after "به گفته"; in "گزارش منتشرشده از سوی …" the publisher; in "طبق گزارش‌ها" the reports."""
    if view.roles.get(at[1] - 1) == "document" and view.forms[at[1] - 1].endswith("ها"):
        return at[1] - 1, at[1]
    phrase = tellers.noun_phrase(view, at[1], end)
    stop = phrase[1] if phrase else at[1]
    if stop + 1 < end and view.forms[stop] in view.lexicon.marks["agent"]:
        return tellers.noun_phrase(view, stop + 1, end)
    if stop + 2 < end and view.forms[stop] == "از" and view.forms[stop + 1] in view.lexicon.marks["agent"]:
        return tellers.noun_phrase(view, stop + 2, end)
    if phrase is None and view.roles.get(at[1] - 1) == "document":
        return at[1] - 1, at[1]
    return phrase


def clause_start(view: View, statement: Statement, i: int) -> int:
    """Where the clause that holds token `i` opens: after the last colon, quotation mark or reporting "که"."""
    quotation = view.layout.quotation_at(i)
    start = statement.start if quotation is None else max(statement.start, quotation.start)
    for k in range(i - 1, start - 1, -1):
        if view.forms[k] == ":" or (view.forms[k] == "که" and view.tells_before(k, start)):
            return k + 1
    return start


def _verb_cue(
    view: View, statement: Statement, entry: ReportingEntry, at: Range,
    phrases: list[tuple[ReportingEntry, Range]], verbs: list[Range],
) -> Cue:  # fmt: skip
    left = clause_start(view, statement, at[0])
    since = max((v[1] for v in verbs if left < v[1] <= at[0]), default=left)
    who, names, outer = _who(view, entry, since, at[0])
    between = (who[1] if who else since, at[0])
    construction, content = _content(view, at, between, _after(view, at[1], view.quote_end(at[0], statement.end)))
    opened = [(e.id, o[1]) for e, o in phrases if e.use == "opener" and between[0] <= o[0] and o[1] < at[0]]
    if opened and construction != "object":
        content = ((opened[0][1], at[0]), *content)
    outer = outer or next(tellers.media_told(view, *between), None)
    cue = _cue(view, entry, construction, at, names, content, left=left, outer=outer)
    return replace(cue, helped=tuple(id for id, _ in opened))


def _who(
    view: View, entry: ReportingEntry, since: int, cue: int
) -> tuple[Range | None, tuple[Range, ...], Range | None]:
    """The subject of a verb, the tellers in it, and the document that passes on what they wrote."""
    if entry.id in view.lexicon.written:
        document = tellers.document(view, since, cue)
        if document is not None:
            author = tellers.author(view, document)
            return document, (author or document,), document if author else None
    near = max(view.last_finite(since, cue), view.last_conjunction(since, cue))
    who = next(_subjects(view, entry, (near, since), cue), None)
    return who, tellers.parts(view, who) if who else (), None


def _subjects(view: View, entry: ReportingEntry, starts: tuple[int, int], cue: int) -> Iterator[Range]:
    """Subjects that may tell: that of the nearest clause, then that of the whole sentence."""
    for start in dict.fromkeys(starts):
        phrase = tellers.subject(view, start, cue)
        if phrase is not None and (entry.evidence or tellers.begins_plausibly(view, phrase)):
            yield phrase


def _content(view: View, at: Range, between: Range, after: Range | None) -> tuple[str, tuple[Range, ...]]:
    if after is None and view.forms[at[1] : at[1] + 1] == [":"]:
        return "colon", ()
    if after is None or view.forms[at[1]] in view.lexicon.marks["coordinator"]:
        told = _told(view, between)
        return "object", ((told,) if any(view.is_word(i) for i in range(*told)) else ())
    opener = view.forms[at[1]]
    following = view.forms[min(at[1] + 1, after[1] - 1)]
    if opener in _QUOTES or following in _QUOTES:
        return "quote", (after,)
    return ("colon" if opener == ":" else "clause"), (after,)


def _told(view: View, between: Range) -> Range:
    """What a verb tells that stands before it: from "از …" on where there is such a mark ("از … خبر داد")."""
    for i in range(*between):
        if view.forms[i] in view.lexicon.marks["about"]:
            return i, between[1]
    return between


def _after(view: View, start: int, end: int) -> Range | None:
    return (start, end) if any(view.is_word(i) for i in range(start, end)) else None


def _clause_end(view: View, start: int, end: int) -> int:
    verb = next((w.start for w in view.verbs_in(start, end) if w.readings[0].finite), end)
    return next((i for i in range(start, verb) if view.forms[i] in {"،", "؛"}), verb)


def _pruned(view: View, found: list[Cue]) -> list[Cue]:
    """Without cues that tell nothing; neighbours with tellers of their own end what a "که" clause tells."""
    kept = [c for c in found if c.content or c.construction in {"headline", "colon"}]
    kept = [c for c in kept if c.tellers or c.entry not in view.lexicon.needing]
    return [_cut(view, c, kept) for c in kept]


def _cut(view: View, cue: Cue, others: list[Cue]) -> Cue:
    if cue.construction != "clause":
        return cue
    start, end = cue.content[-1]
    for other in others:
        first = min((t[0] for t in other.tellers), default=other.at[0])
        if start < first < end and other.construction not in {"phrase", "noun"} and _side_by_side(view, start, first):
            return replace(cue, content=(*cue.content[:-1], (start, first)))
    return cue


def _side_by_side(view: View, start: int, first: int) -> bool:
    before = [view.forms[i] for i in range(max(start, first - 4), first)]
    return any(form in view.lexicon.marks["coordinator"] for form in before) and "که" not in before[-1:]
