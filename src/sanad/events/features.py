"""What the ranker sees of a proposal: named features, readable in an explanation."""

from __future__ import annotations

from collections.abc import Iterator

from sanad.events.match import Match
from sanad.events.proposals import Proposal
from sanad.events.scene import Scene
from sanad.text.inflect import Inflection
from sanad.types.parse import Parsed, Predicate
from sanad.types.text import Span

_WINDOW = 6


def trigger_features(scene: Scene, proposals: tuple[Proposal, ...], at: int, inflection: Inflection) -> list[str]:
    """Features of proposal `at` among all `proposals` of the report."""
    proposal, parsed = proposals[at], scene.parsed
    features = ["bias"]
    features += _entry_features(proposal)
    features += _form_features(parsed, proposal, inflection)
    features += _verb_features(proposal.predicate, "verb")
    features += _neighbour_features(scene, proposal, inflection)
    features += _place_features(scene, proposal)
    features += _company_features(parsed, proposals, at)
    return features


def _entry_features(proposal: Proposal) -> Iterator[str]:
    types = proposal.types
    yield "types=" + "+".join(types)
    yield f"n-types={len(types)}"
    for match in proposal.matches:
        shape = _shape(match)
        yield f"entry={match.entry.id}"
        yield f"entry={match.entry.id}|{shape}"
        yield f"offers={match.entry.type}"
        yield f"offers={match.entry.type}|{shape}"
    yield f"shape={_shape(proposal.best)}"


def _shape(match: Match) -> str:
    return match.construction + ("-passive" if match.passive else "")


def _form_features(parsed: Parsed, proposal: Proposal, inflection: Inflection) -> Iterator[str]:
    token = parsed.tokens[proposal.anchor]
    form = "_".join(parsed.tokens[i].form for i in proposal.best.tokens)
    yield f"words={form}"
    yield f"stem={_stem(token.form, inflection)}"
    yield f"upos={token.upos}"
    yield f"dep={token.dep}"
    yield f"length={min(len(proposal.best.tokens), 4)}"
    if token.form != _stem(token.form, inflection):
        yield f"ending={token.form[len(_stem(token.form, inflection)) :]}"
    head = parsed.tokens[token.head]
    if head.i != token.i:
        yield f"head={head.lemma}"
        yield f"head={head.lemma}|{token.dep}"
        yield f"head-upos={head.upos}|{token.dep}"
    for child in parsed.children[proposal.anchor]:
        yield f"child={parsed.tokens[child].dep}"


def _stem(form: str, inflection: Inflection) -> str:
    return inflection.stems(form)[-1]


def _verb_features(predicate: Predicate | None, name: str) -> Iterator[str]:
    if predicate is None:
        yield f"{name}=none"
        return
    yield f"{name}={predicate.verb}"
    yield f"{name}-tense={predicate.tense}-{predicate.aspect}"
    yield f"{name}-mood={predicate.mood}"
    yield f"{name}-negated={not predicate.polarity}"
    yield f"{name}-passive={predicate.passive}"
    yield f"{name}-person={predicate.person}"
    if predicate.modal:
        yield f"{name}-modal={predicate.modal}"


def _neighbour_features(scene: Scene, proposal: Proposal, inflection: Inflection) -> Iterator[str]:
    parsed = scene.parsed
    first, last = parsed.sentences[parsed.tokens[proposal.anchor].sent]
    start, end = min(proposal.best.tokens), max(proposal.best.tokens) + 1
    before = [parsed.tokens[i].form for i in range(max(first, start - 3), start)]
    after = [parsed.tokens[i].form for i in range(end, min(last, end + 3))]
    yield f"before={before[-1] if before else '^'}"
    yield f"before2={'_'.join(before[-2:])}"
    yield f"after={after[0] if after else '$'}"
    yield f"after2={'_'.join(after[:2])}"
    for i in range(max(first, start - _WINDOW), min(last, end + _WINDOW)):
        if not start <= i < end:
            yield f"near={_stem(parsed.tokens[i].form, inflection)}"
            yield f"{'left' if i < start else 'right'}-upos={parsed.tokens[i].upos}"
    for mention in scene.mentions_headed(end, min(last, end + 3)):
        yield f"next-kind={mention.kind}"
    kinds = {m.kind for m in scene.mentions_headed(first, last)}
    yield from (f"kind-near={k}" for k in sorted(kinds))
    yield f"kinds={'+'.join(sorted(kinds & {k for k in kinds if k in _DOERS}))}"
    main = next((p for p in parsed.predicates if first <= p.head < last and p.head >= end), None)
    if main is not None and main is not proposal.predicate:
        yield from _verb_features(main, "main")
        yield f"main-noun={main.noun_form}"


_DOERS = frozenset({"PERSON", "GROUP", "ORG", "STATE", "SECURITY", "POPULATION"})


def _place_features(scene: Scene, proposal: Proposal) -> Iterator[str]:
    parsed = scene.parsed
    sent = parsed.tokens[proposal.anchor].sent
    yield f"sentence={min(sent, 4)}"
    yield f"in-title={proposal.anchor < scene.title_end}"
    yield f"last-sentence={sent == len(parsed.sentences) - 1}"
    span = parsed.tokens[proposal.anchor].span
    told = [a for a in scene.attributions if any(c.start <= span.start < c.end for c in a.content)]
    yield f"told={bool(told)}"
    yield from (f"stance={a.stance}" for a in told)
    yield f"is-cue={any(a.cue.overlaps(span) for a in scene.attributions)}"
    yield f"timed={any(_begins_in(parsed, sent, t.span) for t in scene.times)}"
    yield f"counted={any(_begins_in(parsed, sent, q.span) for q in scene.quantities)}"


def _begins_in(parsed: Parsed, sent: int, span: Span) -> bool:
    return any(parsed.tokens[i].sent == sent for i in parsed.tokens_in(span)[:1])


def _company_features(parsed: Parsed, proposals: tuple[Proposal, ...], at: int) -> Iterator[str]:
    own = proposals[at]
    sent = parsed.tokens[own.anchor].sent
    for i, other in enumerate(proposals):
        if i == at:
            continue
        same = parsed.tokens[other.anchor].sent == sent
        for type in other.types:
            yield f"{'beside' if same else 'elsewhere'}={type}"
        if same and abs(i - at) == 1:
            yield f"{'prev' if i < at else 'next'}-entry={other.best.entry.id}"
        if other.best.entry.id == own.best.entry.id:
            yield f"again={'before' if i < at else 'after'}"
