"""Reading one report: from its text to its record, the steps on one screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from sanad.errors import InputError, SanadError
from sanad.events.find import EventFinder
from sanad.events.relations import FoundRelation, find_relations
from sanad.events.scene import Scene
from sanad.learned.linear import Weights, load_weights
from sanad.lexicons import Lexicons
from sanad.lexicons.schemas import PrepositionEntry
from sanad.mentions.find import find_mentions
from sanad.mentions.join import join
from sanad.mentions.link import link
from sanad.mentions.places import PlaceFinder, resolve
from sanad.mentions.quantities import find_quantities
from sanad.mentions.times.find import find_times
from sanad.parse.parser import Parser, load_parser
from sanad.parse.predicates import with_predicates
from sanad.reading.assemble import assemble
from sanad.reading.claims import Claim, ClaimMaker, settle_counts
from sanad.reading.explain import explain_claim
from sanad.sources import attribute
from sanad.text.fold import fold_word
from sanad.types.explain import Explanation
from sanad.types.mention import Place
from sanad.types.parse import Parsed
from sanad.types.record import Coder, ReportRecord
from sanad.types.text import Refusal, Report

WEIGHTS = Path(__file__).parent / "weights.npz"
"""What was learned for reading; made by `make model`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a reader is made from; small enough to be sent to another process."""

    model: str | None
    lexicons: tuple[Path, ...]
    weights: Weights | None = None


class Reader:
    """Reads reports with one model and one set of lexicons; make it once, use it for many reports.

    Args:
        model: name or path of a spaCy pipeline of Universal Dependencies; None is the shipped one.
        lexicons: folders of lexicons laid over the built-in ones.
        weights: what was learned for reading; None is the shipped file.
        parser: a loaded pipeline in place of `model`; such a reader reads in its own process only.

    Raises:
        ModelError: the pipeline or the weights cannot be used.
        LexiconError: a lexicon is wrong.
    """

    def __init__(
        self,
        *,
        model: str | None = None,
        lexicons: Iterable[Path] = (),
        weights: Weights | None = None,
        parser: Parser | None = None,
    ) -> None:
        self.settings = Settings(model, tuple(lexicons), weights)
        self.lexicons = Lexicons(self.settings.lexicons)
        self._alone = parser is not None
        self.parser = parser or load_parser(model)
        self.finder = EventFinder(self.lexicons, weights or load_weights(WEIGHTS))
        self.claims = ClaimMaker(self.lexicons, self.finder.weights)
        self.places = PlaceFinder(self.lexicons)
        self.prepositions = {fold_word(p.form): fold_word(p.like) for p in self.lexicons.entries(PrepositionEntry)}
        self.coder = Coder("sanad", version("sanad"), self.parser.name, self.lexicons.digest)

    def read(self, report: Report) -> ReportRecord:
        """The record of one report."""
        return self.record(report, self.parser.parse(report.text))

    def record(self, report: Report, parsed: Parsed) -> ReportRecord:
        """The record of a report that is parsed already (without predicates)."""
        scene = self.scene(report, parsed)
        claims = self.claimed(scene)
        return self.assembled(report, scene, claims)

    def assembled(self, report: Report, scene: Scene, claims: Sequence[Claim]) -> ReportRecord:
        """The record of a report from its scene and its claims."""
        related, places = self.related(scene, claims), self.located(report, scene)
        return assemble(report, scene, claims, related, coder=self.coder, places=places)

    def read_many(self, reports: Iterable[Report], *, jobs: int = 1) -> Iterator[ReportRecord | Refusal]:
        """One record for each report, in order; a report that cannot be read is a refusal and stops nothing.

        Args:
            reports: taken one after another, never all at once.
            jobs: processes to read with; each loads the model once.
        """
        if jobs <= 1 or self._alone:
            yield from map(self._read_or_refuse, reports)
        else:
            yield from read_in_processes(self.settings, reports, jobs=jobs)

    def _read_or_refuse(self, report: Report) -> ReportRecord | Refusal:
        try:
            return self.read(report)
        except (SanadError, ValueError, LookupError, TypeError, ArithmeticError, RecursionError, MemoryError) as error:
            return Refusal(report.id, f"could not be read: {type(error).__name__}: {error}; please report this text")

    def explain(self, report: Report, event_id: str) -> Explanation:
        """How an event of a report came about.

        Raises:
            InputError: the report has no event of this id.
        """
        scene = self.scene(report, self.parser.parse(report.text))
        claims = self.claimed(scene)
        record = self.assembled(report, scene, claims)
        for event, claim in zip(record.events, claims, strict=True):
            if event.id == event_id:
                return explain_claim(record, event, scene, claim, self.lexicons, self.finder.weights)
        known = ", ".join(e.id for e in record.events) or "none"
        raise InputError(f"report {report.id} has no event {event_id!r}; its events are: {known}")

    def scene(self, report: Report, parsed: Parsed) -> Scene:
        """Everything that is known before the events are read."""
        return self.joined(self.linked(report, parsed))

    def joined(self, scene: Scene) -> Scene:
        """The scene after the learned second look at its entities."""
        weights = self.finder.weights
        sure = weights.thresholds["join"]
        return replace(scene, entities=join(scene.entities, scene.parsed, weights.models["join"], sure=sure))

    def linked(self, report: Report, parsed: Parsed) -> Scene:
        """The scene before the learned second look at its entities."""
        parsed = with_predicates(parsed, self.lexicons)
        mentions = find_mentions(parsed, self.lexicons, places=self.places)
        return Scene(
            parsed,
            link(mentions, parsed, self.lexicons),
            find_times(report.text, published=report.published_date, lexicons=self.lexicons),
            find_quantities(report.text, lexicons=self.lexicons),
            attribute(parsed, self.lexicons),
            self.prepositions,
        )

    def located(self, report: Report, scene: Scene) -> dict[str, Place]:
        """The entities of a scene that lie on the map, by id."""
        found = resolve(scene.entities, scene.parsed, outlet=report.outlet, lexicons=self.lexicons)
        return {id: where.place for id, where in found.items() if where.place is not None}

    def claimed(self, scene: Scene) -> tuple[Claim, ...]:
        """The events of a scene."""
        return settle_counts([self.claims.claim(scene, draft) for draft in self.finder.find(scene)])

    def related(self, scene: Scene, claims: Sequence[Claim]) -> tuple[FoundRelation, ...]:
        """The relations of a scene."""
        used = frozenset(taking_part(claims))
        weights = self.finder.weights
        return find_relations(scene, weights.models["relation"], used, sure=weights.thresholds["relation"])


def read_in_processes(settings: Settings, reports: Iterable[Report], *, jobs: int) -> Iterator[ReportRecord | Refusal]:
    """Read with several processes, in order; a bounded number of reports is on its way at any time."""
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(settings,)) as pool:
        waiting: deque[Future[ReportRecord | Refusal]] = deque()
        for report in reports:
            waiting.append(pool.submit(_read_here, report))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_AHEAD = 16
"""Reports on their way for each process: enough to keep it busy, few enough to keep memory flat."""


def _start(settings: Settings) -> None:
    """Load the model once in a new process."""
    _here.append(Reader(model=settings.model, lexicons=settings.lexicons, weights=settings.weights))


_here: list[Reader] = []


def _read_here(report: Report) -> ReportRecord | Refusal:
    return _here[0]._read_or_refuse(report)


def taking_part(claims: Iterable[Claim]) -> Iterable[str]:
    """The entities that fill a role or tell."""
    for claim in claims:
        for entities in claim.roles.values():
            yield from entities
        for chain in claim.chains:
            yield from chain
