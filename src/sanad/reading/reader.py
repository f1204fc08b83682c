"""Reading one report: from its text to its record, the steps on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from sanad.events.find import EventFinder
from sanad.events.linear import Weights, load_weights
from sanad.events.relations import FoundRelation, find_relations
from sanad.events.scene import Scene
from sanad.lexicons import Lexicons
from sanad.mentions.find import find_mentions
from sanad.mentions.link import link

from sanad.mentions.times.find import find_times
from sanad.parse.parser import load_parser
from sanad.parse.predicates import with_predicates
from sanad.reading.assemble import assemble
from sanad.reading.claims import Claim, ClaimMaker
from sanad.sources import attribute
from sanad.types.parse import Parsed
from sanad.types.record import Coder, ReportRecord
from sanad.types.text import Report

WEIGHTS = Path(__file__).parent / "weights.npz"
"""What was learned for reading; made by `make model`."""


class Reader:
    """Reads reports with one model and one set of lexicons; make it once, use it for many reports.

    Args:
        model: name or path of a spaCy pipeline of Universal Dependencies; None is the shipped one.
        lexicons: folders of lexicons laid over the built-in ones.
        weights: what was learned for reading; None is the shipped file.

    Raises:
        ModelError: the pipeline or the weights cannot be used.
        LexiconError: a lexicon is wrong.
    """

    def __init__(
        self, *, model: str | None = None, lexicons: Iterable[Path] = (), weights: Weights | None = None
    ) -> None:
        self.lexicons = Lexicons(lexicons)
        self.parser = load_parser(model)
        self.finder = EventFinder(self.lexicons, weights or load_weights(WEIGHTS))
        self.claims = ClaimMaker(self.lexicons, self.finder.weights)
        self.coder = Coder("sanad", version("sanad"), self.parser.name, self.lexicons.digest)

    def read(self, report: Report) -> ReportRecord:
        """The record of one report."""
        return self.record(report, self.parser.parse(report.text))

    def record(self, report: Report, parsed: Parsed) -> ReportRecord:
        """The record of a report that is parsed already (without predicates)."""
        scene = self.scene(report, parsed)
        claims = self.claimed(scene)
        return assemble(report, scene, claims, self.related(scene, claims), coder=self.coder, places={})

    def scene(self, report: Report, parsed: Parsed) -> Scene:
        """Everything that is known before the events are read."""
        parsed = with_predicates(parsed, self.lexicons)
        mentions = find_mentions(parsed, self.lexicons)
        return Scene(
            parsed,
            link(mentions, parsed, self.lexicons),
            find_times(report.text, published=report.published_date, lexicons=self.lexicons),
            (),
            attribute(parsed, self.lexicons),
        )

    def claimed(self, scene: Scene) -> tuple[Claim, ...]:
        """The events of a scene."""
        return tuple(self.claims.claim(scene, draft) for draft in self.finder.find(scene))

    def related(self, scene: Scene, claims: Sequence[Claim]) -> tuple[FoundRelation, ...]:
        """The relations of a scene."""
        used = frozenset(taking_part(claims))
        weights = self.finder.weights
        return find_relations(scene, weights.models["relation"], used, sure=weights.thresholds["relation"])


def taking_part(claims: Iterable[Claim]) -> Iterable[str]:
    """The entities that fill a role or tell."""
    for claim in claims:
        for entities in claim.roles.values():
            yield from entities
        for chain in claim.chains:
            yield from chain
