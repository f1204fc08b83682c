"""How an event came about, step by step, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sanad.events.drafts import Trigger
from sanad.events.grammar import frame_role, surface_place, tree_place
from sanad.events.measures import chances_of, measures, nearest
from sanad.events.roles import ROLES
from sanad.events.scene import Scene
from sanad.learned.linear import Weights
from sanad.lexicons import Lexicons
from sanad.reading.book import quote
from sanad.reading.claims import Claim
from sanad.reading.telling import tellers_of
from sanad.types.explain import Explanation, Step
from sanad.types.mention import Reason
from sanad.types.record import Event, Quote, ReportRecord
from sanad.types.text import Span

_KINDS = ("predicates", "status", "reporting", "actors", "role-nouns")


def explain_claim(
    record: ReportRecord, event: Event, scene: Scene, claim: Claim, lexicons: Lexicons, weights: Weights
) -> Explanation:
    """All steps that led to an event, in the order in which they were taken."""
    teller = _Teller(record, event, scene, claim, lexicons, weights)
    return Explanation(event, tuple(teller.steps()))


class _Teller:
    """Tells about one event."""

    def __init__(
        self, record: ReportRecord, event: Event, scene: Scene, claim: Claim, lexicons: Lexicons, weights: Weights
    ) -> None:
        self.record, self.event, self.scene, self.claim = record, event, scene, claim
        self.lexicons, self.weights = lexicons, weights
        self.text = scene.parsed.text

    def steps(self) -> Iterator[Step]:
        """The steps: words, choice, parse, roles, time, counts, status, sources."""
        for trigger in self.claim.draft.triggers:
            yield self._words(trigger)
        yield self._choice(self.claim.draft.main)
        if len(self.claim.draft.triggers) > 1:
            yield self._gathering()
        yield self._parse(self.claim.draft.main)
        for role in ROLES:
            yield from self._role(role)
        yield self._time()
        yield self._counts()
        yield self._status()
        yield self._sources()

    def _words(self, trigger: Trigger) -> Step:
        match = trigger.match
        origin = self.lexicons.origin("predicates", match.entry.id)
        frame = ", ".join(f"{place} → {role}" for place, role in match.entry.roles.items()) or "no roles"
        lines = [
            f"lexicon entry {match.entry.id} ({origin})",
            f"offers {match.entry.type}{f' ({match.entry.mode})' if match.entry.mode else ''}; {frame}",
            f"found as {match.construction}{', passive' if match.passive else ''}",
        ]
        if match.predicate is not None:
            p = match.predicate
            said = " ".join(x for x in (p.tense, p.aspect, p.mood, "" if p.polarity else "negated", p.modal) if x)
            lines.append(f"verb {p.verb}: {said}")
        return Step("words", tuple(lines), self._quotes(match.spans(self.scene.parsed)))

    def _choice(self, trigger: Trigger) -> Step:
        model = self.weights.models["trigger"]
        chances = sorted(model.probabilities(trigger.features).items(), key=lambda c: (-c[1], c[0]))
        lines = [
            f"an event with probability {trigger.probability:.2f} "
            f"(taken from {self.weights.thresholds['trigger']:.2f} up); likeliest: "
            + ", ".join(f"{name} {p:.2f}" for name, p in chances[:3])
        ]
        lines += _weighed(model.weighed(trigger.features, trigger.type.value))
        return Step("choice", tuple(lines))

    def _gathering(self) -> Step:
        triggers = self.claim.draft.triggers
        line = f"{len(triggers)} places of the text tell one happening (each likelier the same than not)"
        return Step("one event", (line,), self._quotes(t.match.spans(self.scene.parsed)[0] for t in triggers))

    def _parse(self, trigger: Trigger) -> Step:
        parsed = self.scene.parsed
        first, last = parsed.sentences[parsed.tokens[trigger.match.anchor].sent]
        near = {i for m in trigger.match.tokens for i in (m, parsed.tokens[m].head, *parsed.children[m])}
        lines = [
            f"{t.text}  {t.upos}  {t.dep} ← {parsed.tokens[t.head].text if t.head != t.i else 'root'}"
            for t in parsed.tokens[first:last]
            if t.i in near
        ]
        return Step("parse", tuple(lines), self._quotes([parsed.span(first, last)]))

    def _role(self, role: str) -> Iterator[Step]:
        chances = chances_of(self.claim.draft)
        forest = self.weights.forests[f"cast.{role}"]
        for id in self.claim.roles[role]:
            entity = self.scene.entity(id)
            trigger, mention = nearest(self.scene, self.claim.draft, entity)
            row = measures(self.scene, self.claim.draft, id, chances)
            lines = [
                f"{entity.name} ({entity.kind}): probability {forest.probabilities([row])[0]:.2f} "
                f"(taken from {self.weights.thresholds[f'cast.{role}']:.2f} up)",
                self._grammar(trigger, id),
                *_weighed(forest.weighed(row, most=5)),
                *(f"found by {self._origin(why)}" for why in mention.why),
            ]
            yield Step(role, tuple(lines), self._quotes([mention.span]))

    def _grammar(self, trigger: Trigger, id: str) -> str:
        _, mention = nearest(self.scene, self.claim.draft, self.scene.entity(id))
        parsed, match = self.scene.parsed, trigger.match
        if parsed.tokens[mention.head].sent != parsed.tokens[match.anchor].sent:
            return "stands in another sentence than the trigger"
        surface, tree = surface_place(self.scene, match, mention), tree_place(parsed, match, mention)
        said = frame_role(match, tree) or frame_role(match, surface) or "nothing"
        return f"by word order: {surface}; by the tree: {tree or 'not attached'}; the lexicon's frame says: {said}"

    def _time(self) -> Step:
        time = self.claim.time
        if time is None:
            return Step("time", ("no time expression belongs to it",))
        days = "no fixed days" if time.start is None else f"{time.start} … {time.end}"
        lines = (f"{time.kind}, {time.calendar}: {days}", *(self._origin(why) for why in time.why))
        return Step("time", lines, self._quotes([time.span]))

    def _counts(self) -> Step:
        lines = [f"{q.kind}: low {q.low}, best {q.best}, high {q.high}" for q in self.claim.counts]
        return Step("casualties", tuple(lines) or ("none told",), self._quotes(q.span for q in self.claim.counts))

    def _status(self) -> Step:
        status = self.claim.status
        lines = [f"{status.status}", *(self._origin(why) for why in status.reasons)]
        return Step("status", tuple(lines), self._quotes(r.span for r in status.reasons if r.span is not None))

    def _sources(self) -> Step:
        if not self.claim.chains:
            return Step("sources", ("told by the outlet itself",))
        lines = [" → ".join((*(self.scene.entity(id).name for id in c), "the outlet")) for c in self.claim.chains]
        told = {chain[0] for chain in self.claim.chains}
        cues = [t.attribution for t in tellers_of(self.scene) if t.chain[0] in told]
        lines += [f"by {self._rule(a.rule)}: {a.stance}" for a in dict.fromkeys(cues)]
        return Step("sources", tuple(lines), self._quotes(a.cue for a in dict.fromkeys(cues)))

    def _origin(self, why: Reason) -> str:
        words = f" «{why.span.of(self.text)}»" if why.span is not None else ""
        return self._rule(why.rule) + words

    def _rule(self, rule: str) -> str:
        """A rule's name, with file and line where it is a line of a lexicon."""
        for kind in _KINDS:
            for id in (rule, rule.split(":")[0]):
                origin = self.lexicons.origin(kind, id)
                if origin is not None:
                    return f"{rule} ({origin})"
        return rule

    def _quotes(self, spans: Iterable[Span]) -> tuple[Quote, ...]:
        return tuple(quote(self.text, s) for s in dict.fromkeys(spans))


def _weighed(found: Iterable[tuple[str, float]]) -> list[str]:
    return [f"{'for' if weight > 0 else 'against'} ({weight:+.2f}): {_in_words(name)}" for name, weight in found]


_NAMES: Mapping[str, str] = {
    "entry": "lexicon entry",
    "offers": "the lexicon offers",
    "near": "a word near it",
    "before": "the word before",
    "before2": "the words before",
    "after": "the word after",
    "after2": "the words after",
    "stem": "its stem",
    "words": "its words",
    "main": "the verb that follows",
    "main-noun": "the light-verb noun that follows",
    "kind-near": "in its sentence stands a",
    "beside": "in its sentence there may be also",
    "elsewhere": "elsewhere in the report there may be",
    "p-actor": "first look: as actor",
    "p-recipient": "first look: as recipient",
    "p-place": "first look: as place",
    "rank-actor": "likelier actors than it",
    "rank-recipient": "likelier recipients than it",
    "gap": "words between it and the trigger",
    "frame-tree": "the lexicon's frame by the tree",
    "surface": "place by word order",
    "tree": "place by the tree",
}
"""What the ranker's features are called for a reader."""


def _in_words(name: str) -> str:
    head, sign, rest = name.partition("=")
    return f"{_NAMES.get(head, head.replace('-', ' '))}{' ' + rest.replace('|', ', ') if sign else ''}"
