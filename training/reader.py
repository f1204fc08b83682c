"""Learning to read: the models that choose events, fill roles and gather triggers.

    python -m training.reader [--shared DIR] [-o FILE]

Trains on `gold/train` only. Later models learn from the probabilities of earlier ones that did not see
the report, so that no model learns from another's memory of its own answers.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sanad.events import judge
from sanad.events.attach import count_features, time_features
from sanad.events.drafts import Draft, Trigger
from sanad.events.features import trigger_features
from sanad.events.find import NOTHING, Choice, EventFinder, role_chances
from sanad.events.judge import judge_measures
from sanad.events.match import Match
from sanad.events.measures import chances_of, measures, names
from sanad.events.relations import NONE, pairs, relation_features
from sanad.events.roles import ROLES, role_features
from sanad.events.same import same_features
from sanad.events.scene import Scene
from sanad.learned.forest import Forest
from sanad.learned.linear import LinearModel, Weights, save_weights
from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import PredicateEntry
from sanad.mentions.join import candidates, join, join_features
from sanad.reading.claims import holding_for, status_features
from sanad.reading.reader import WEIGHTS, Reader
from sanad.reading.telling import held_by_rule, tellers_of, telling_features
from sanad.sources import judge_status
from sanad.types.event import MODES, EventType
from sanad.types.text import Report
from training.align import entities_of, event_of, role_label
from training.fit import fit
from training.gold import SHARED, GoldEvent, GoldReport, gold_reports
from training.grow import grow

CLASSES = (NOTHING, *(t.value for t in EventType))


@dataclass
class Cases:
    """Feature rows with their labels, and the report that each comes from."""

    rows: list[list[str]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)

    def add(self, row: list[str], label: str, report: str) -> None:
        """Add one case."""
        self.rows.append(row)
        self.labels.append(label)
        self.reports.append(report)

    def extend(self, more: Cases) -> None:
        """Add all cases of another."""
        self.rows += more.rows
        self.labels += more.labels
        self.reports += more.reports

    def without(self, reports: set[str]) -> Cases:
        """The cases of all other reports."""
        keep = [i for i, r in enumerate(self.reports) if r not in reports]
        return Cases([self.rows[i] for i in keep], [self.labels[i] for i in keep], [self.reports[i] for i in keep])


@dataclass(frozen=True)
class Example:
    """An annotated report with its scene and its proposals, each with the event that it names or None."""

    gold: GoldReport
    scene: Scene
    same: dict[str, set[str]]
    triggers: tuple[tuple[Trigger, GoldEvent | None], ...]


def example(gold: GoldReport, scene: Scene, finder: EventFinder) -> Example:
    """Align one annotated report; the triggers still lack their roles."""
    proposals = finder.propose(scene)
    triggers = []
    for at, proposal in enumerate(proposals):
        event = event_of(scene, proposal, gold.events)
        type = EventType(event.type) if event else proposal.types[0]
        features = tuple(trigger_features(scene, proposals, at, finder.inflection))
        triggers.append((Trigger(proposal, type, 1.0, {}, features), event))
    return Example(gold, scene, entities_of(scene, gold), tuple(triggers))


def join_cases(scenes: Iterable[tuple[GoldReport, Scene]]) -> Cases:
    """Each pair of entities of one kind that the annotation knows: are they one?"""
    cases = Cases()
    for gold, scene in scenes:
        same = entities_of(scene, gold)
        for one, two in candidates(scene.entities):
            first, second = ({g for g, found in same.items() if e.id in found} for e in (one, two))
            if first and second:
                row = join_features(one, two, scene.entities, scene.parsed)
                cases.add(row, "yes" if first & second else "no", gold.report.id)
    return cases


def join_all(scenes: Sequence[tuple[GoldReport, Scene]], *, sure: float, inner: int) -> list[tuple[GoldReport, Scene]]:
    """The scenes with entities joined, each by a model that did not see its report."""
    cases = join_cases(scenes)
    ids = sorted(gold.report.id for gold, _ in scenes)
    out = []
    for k in range(inner):
        held = set(ids[k::inner])
        model = fit_cases(cases.without(held), STRENGTH["join"], YES_NO)
        for gold, scene in scenes:
            if gold.report.id in held:
                entities = join(scene.entities, scene.parsed, model, sure=sure)
                out.append((gold, replace(scene, entities=entities)))
    return sorted(out, key=lambda pair: pair[0].report.id)


def trigger_cases(examples: Iterable[Example]) -> Cases:
    """Each proposal and the type that it names."""
    cases = Cases()
    for ex in examples:
        for trigger, event in ex.triggers:
            cases.add(list(trigger.features), event.type if event else NOTHING, ex.gold.report.id)
    return cases


def lexicon_cases(reader: Reader, seen: Collection[str]) -> Cases:
    """The examples of predicate entries that no annotated report shows: each names an event of its entry's type.

    Without them the ranker would know nothing of words that 463 reports do not hold.
    """
    cases = Cases()
    for entry in reader.lexicons.entries(PredicateEntry):
        if entry.id in seen:
            continue
        report = Report(entry.id, entry.example)
        scene = reader.linked(report, reader.parser.parse(report.text))
        proposals = reader.finder.propose(scene)
        for at, proposal in enumerate(proposals):
            if any(m.entry.id == entry.id for m in proposal.matches):
                features = trigger_features(scene, proposals, at, reader.finder.inflection)
                cases.add(features, entry.type.value, LEXICON + entry.id)
    return cases


LEXICON = "lexicon: "
"""Mark of cases that come from no report."""


def seen_entries(examples: Iterable[Example]) -> set[str]:
    """Ids of the entries that are at work in the examples, whether or not they name an event there."""
    return {m.entry.id for ex in examples for t, _ in ex.triggers for m in t.proposal.matches}


def role_cases(examples: Iterable[Example]) -> dict[str, Cases]:
    """For each role: each trigger of an event with each entity."""
    found = {role: Cases() for role in ROLES}
    for ex in examples:
        for trigger, event in ex.triggers:
            if event is None:
                continue
            for entity in ex.scene.entities:
                features = role_features(ex.scene, trigger.type, trigger.match, entity)
                for role in ROLES:
                    label = "yes" if role_label(event, role, entity, ex.same) else "no"
                    found[role].add(features, label, ex.gold.report.id)
    return found


def with_roles(
    examples: Sequence[Example], roles: dict[str, Cases], models: dict[str, dict[str, LinearModel]]
) -> list[Example]:
    """The same examples, their triggers with the role probabilities of models that did not see the report.

    `models` gives for each report id the role models to use.
    """
    out = []
    at = 0
    for ex in examples:
        done = []
        for trigger, event in ex.triggers:
            filled: dict[str, dict[str, float]] = {}
            if event is not None:
                for k, entity in enumerate(ex.scene.entities):
                    row = roles[ROLES[0]].rows[at + k]
                    for role in ROLES:
                        p = models[ex.gold.report.id][f"role.{role}"].probabilities(row)["yes"]
                        filled.setdefault(role, {})[entity.id] = p
                at += len(ex.scene.entities)
            done.append((Trigger(trigger.proposal, trigger.type, 1.0, filled, trigger.features), event))
        out.append(Example(ex.gold, ex.scene, ex.same, tuple(done)))
    return out


def same_cases(examples: Iterable[Example], finder: EventFinder) -> Cases:
    """Each pair of triggers of one type: do they name one event?"""
    cases = Cases()
    for ex in examples:
        named = [(t, e) for t, e in ex.triggers if e is not None]
        for i, (second, e2) in enumerate(named):
            for first, e1 in named[:i]:
                if first.type == second.type:
                    row = same_features(ex.scene, first, second, finder.inflection)
                    cases.add(row, "yes" if e1.id == e2.id else "no", ex.gold.report.id)
    return cases


def time_cases(examples: Iterable[Example]) -> Cases:
    """Each trigger of an event with each time expression of its report."""
    cases = Cases()
    for ex in examples:
        for trigger, event in ex.triggers:
            for time in ex.scene.times if event else ():
                right = any(time.span.overlaps(s) for s in event.time_spans) if event else False
                cases.add(time_features(ex.scene, trigger, time), "yes" if right else "no", ex.gold.report.id)
    return cases


def count_cases(examples: Iterable[Example]) -> Cases:
    """Each trigger of an event with each count of people harmed in its report."""
    cases = Cases()
    for ex in examples:
        for trigger, event in ex.triggers:
            for count in ex.scene.quantities if event else ():
                told = {(c["low"], c["high"]) for c in event.casualties} if event else set()
                label = "yes" if count.kind != "other" and (count.low, count.high) in told else "no"
                cases.add(count_features(ex.scene, trigger, count), label, ex.gold.report.id)
    return cases


def drafts_of(ex: Example) -> list[tuple[Draft, GoldEvent]]:
    """The annotated events of which some trigger was proposed, with their triggers."""
    grouped: dict[str, list[Trigger]] = {}
    events = {e.id: e for _, e in ex.triggers if e is not None}
    for trigger, event in ex.triggers:
        if event is not None:
            grouped.setdefault(event.id, []).append(trigger)
    return [(Draft(tuple(triggers)), events[id]) for id, triggers in grouped.items()]


@dataclass
class Measured:
    """Number rows with their labels for each role, and the report that each row comes from."""

    rows: list[list[float]] = field(default_factory=list)
    labels: dict[str, list[bool]] = field(default_factory=lambda: {role: [] for role in ROLES})


def casting_cases(examples: Iterable[Example]) -> Measured:
    """Each event with each entity of its report, and the roles that it fills."""
    found = Measured()
    for ex in examples:
        for draft, event in drafts_of(ex):
            chances = chances_of(draft)
            for entity in ex.scene.entities:
                found.rows.append(measures(ex.scene, draft, entity.id, chances))
                for role in ROLES:
                    found.labels[role].append(role_label(event, role, entity, ex.same))
    return found


def telling_cases(examples: Iterable[Example]) -> Cases:
    """Each event with each teller of its report."""
    cases = Cases()
    for ex in examples:
        tellers = tellers_of(ex.scene)
        for draft, event in drafts_of(ex):
            chances = chances_of(draft)
            held = held_by_rule(ex.scene, draft, chances)
            told = {id for chain in event.sources for g in chain for id in ex.same[g]}
            for teller in tellers:
                row = telling_features(ex.scene, draft, teller, tellers, chances, held)
                cases.add(row, "yes" if teller.chain[0] in told else "no", ex.gold.report.id)
    return cases


def event_cases(
    examples: Iterable[Example], finder: EventFinder, by_report: Mapping[str, Mapping[str, LinearModel]]
) -> tuple[list[list[float]], list[bool]]:
    """Each draft of models that did not see the report: is it an annotated event of that type?

    An annotated event counts for its surest draft only. `finder` needs the model "same" and the thresholds.
    """
    rows, labels = [], []
    for ex in examples:
        models = by_report[ex.gold.report.id]
        choices = [Choice(t.proposal, t.features, models["trigger"].probabilities(t.features)) for t, _ in ex.triggers]
        named = {id(t.proposal): event for t, event in ex.triggers}

        def roles(scene: Scene, type: EventType, match: Match, models: Mapping[str, LinearModel] = models) -> Roles:
            return role_chances(scene, type, match, models)

        drafts = finder.drafts(ex.scene, choices, roles)
        claimed: set[str] = set()
        right = [False] * len(drafts)
        for n in sorted(range(len(drafts)), key=lambda n: -drafts[n].main.probability):
            events = [named[id(t.proposal)] for t in drafts[n].triggers]
            fresh = {e.id for e in events if e is not None and e.type == drafts[n].type} - claimed
            if fresh:
                right[n] = True
                claimed.add(min(fresh))
        rows += [judge_measures(ex.scene, drafts, n) for n in range(len(drafts))]
        labels += right
    return rows, labels


Roles = dict[str, dict[str, float]]


def status_cases(examples: Iterable[Example], lexicons: Lexicons) -> Cases:
    """Each trigger of an event with the status that the annotation gives it."""
    cases = Cases()
    for ex in examples:
        for trigger, event in ex.triggers:
            if event is None:
                continue
            holding = holding_for(ex.scene, trigger)
            judged = judge_status(
                ex.scene.parsed, trigger.match.tokens, lexicons, attributions=holding, type=trigger.type
            )
            cases.add(status_features(judged, Draft((trigger,))), event.status, ex.gold.report.id)
    return cases


def mode_cases(examples: Iterable[Example]) -> Cases:
    """Each trigger of an event with its type and mode."""
    cases = Cases()
    for ex in examples:
        for trigger, event in ex.triggers:
            if event is not None and MODES[trigger.type]:
                row = [*trigger.features, f"type={trigger.type}"]
                cases.add(row, f"{event.type}:{event.mode or ''}", ex.gold.report.id)
    return cases


def relation_cases(examples: Iterable[Example]) -> Cases:
    """Each pair of neighbouring mentions with the relation that the annotation sees between their entities."""
    cases = Cases()
    for ex in examples:
        told = {
            (subject, object): r["type"]
            for r in ex.gold.relations
            for subject in ex.same[r["subject"]]
            for object in ex.same[r["object"]]
        }
        used = frozenset(id for g in used_entities(ex.gold) for id in ex.same[g])
        for pair in pairs(ex.scene):
            key = (ex.scene.owner(pair.subject), ex.scene.owner(pair.object))
            cases.add(relation_features(ex.scene, pair, used), told.get(key, NONE), ex.gold.report.id)
    return cases


def used_entities(gold: GoldReport) -> set[str]:
    """Ids of the annotated entities that fill a role or tell."""
    roles = {id for v in gold.events for ids in v.roles.values() for id in ids}
    return roles | {id for v in gold.events for chain in v.sources for id in chain}


STRENGTH = {
    "join": 0.3,
    "trigger": 0.35,
    "role": 0.3,
    "same": 0.3,
    "time": 0.3,
    "count": 0.3,
    "status": 0.2,
    "mode": 0.3,
    "relation": 0.5,
    "telling": 0.4,
}


def learn(
    examples: Sequence[Example], reader: Reader, *, inner: int = 3
) -> tuple[dict[str, LinearModel], dict[str, Forest]]:
    """All models from these examples."""
    finder, lexicons = reader.finder, reader.lexicons
    triggers, roles = trigger_cases(examples), role_cases(examples)
    triggers.extend(lexicon_cases(reader, seen_entries(examples)))
    models = {"trigger": fit_cases(triggers, STRENGTH["trigger"], CLASSES)}
    models |= {f"role.{role}": fit_cases(roles[role], STRENGTH["role"], YES_NO) for role in ROLES}
    ids = sorted({ex.gold.report.id for ex in examples})
    by_report: dict[str, dict[str, LinearModel]] = {}
    for k in range(inner):
        held = set(ids[k::inner])
        part = {f"role.{role}": fit_cases(roles[role].without(held), STRENGTH["role"], YES_NO) for role in ROLES}
        part["trigger"] = fit_cases(triggers.without(held), STRENGTH["trigger"], CLASSES)
        by_report.update(dict.fromkeys(held, part))
    filled = with_roles(examples, roles, by_report)
    cast = casting_cases(filled)
    forests = {f"cast.{role}": grow(cast.rows, cast.labels[role], names()) for role in ROLES}
    models["telling"] = fit_cases(telling_cases(filled), STRENGTH["telling"], YES_NO)
    models["same"] = fit_cases(same_cases(filled, finder), STRENGTH["same"], YES_NO)
    models["time"] = fit_cases(time_cases(filled), STRENGTH["time"], YES_NO)
    models["count"] = fit_cases(count_cases(filled), STRENGTH["count"], YES_NO)
    models["status"] = fit_cases(status_cases(filled, lexicons), STRENGTH["status"])
    models["mode"] = fit_cases(mode_cases(filled), STRENGTH["mode"])
    models["relation"] = fit_cases(relation_cases(filled), STRENGTH["relation"])
    finder.weights = Weights(models, THRESHOLDS)
    forests["event"] = grow(*event_cases(examples, finder, by_report), judge.names(), trees=120, leaves=8)
    return models, forests


YES_NO = ("no", "yes")


def fit_cases(cases: Cases, strength: float, classes: Sequence[str] = ()) -> LinearModel:
    """Fit one model; a class that never occurs keeps a very low bias."""
    return fit(cases.rows, cases.labels, strength=strength, classes=classes)


THRESHOLDS = {
    "trigger": 0.25,
    "event": 0.3,
    "same": 0.5,
    "join": 0.65,
    "telling": 0.4,
    "telling.more": 0.75,
    "time": 0.15,
    "count": 0.4,
    "relation": 0.25,
    **{f"cast.{role}": 0.31 for role in ROLES},
}
"""From which probability a decision is taken; chosen by cross-validation on `gold/train` (evaluation/crossval.py)."""


def linked_scenes(reader: Reader, gold: Iterable[GoldReport]) -> list[tuple[GoldReport, Scene]]:
    """The annotated reports with their scenes, before any learned step."""
    return [(g, reader.linked(g.report, reader.parser.parse(g.report.text))) for g in gold]


def learn_all(scenes: Sequence[tuple[GoldReport, Scene]], reader: Reader) -> Weights:
    """All that is learned for reading, from linked scenes of annotated reports."""
    joined = join_all(scenes, sure=THRESHOLDS["join"], inner=3)
    examples = [example(gold, scene, reader.finder) for gold, scene in joined]
    models, forests = learn(examples, reader)
    models["join"] = fit_cases(join_cases(scenes), STRENGTH["join"], YES_NO)
    return Weights(models, THRESHOLDS, forests)


def untrained() -> Reader:
    """A reader that has learned nothing yet."""
    return Reader(weights=Weights({}, THRESHOLDS))


def main() -> None:
    """Learn from the annotated reports and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with gold/train (default: ../shared)")
    parser.add_argument("-o", "--out", type=Path, default=WEIGHTS, help="file of weights to write")
    args = parser.parse_args()
    reader = untrained()
    scenes = linked_scenes(reader, gold_reports(args.shared / "gold" / "train"))
    print(f"{len(scenes)} annotated reports parsed")
    save_weights(args.out, learn_all(scenes, reader))
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
