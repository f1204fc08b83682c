"""How many annotated entities the mention finder finds, how well it types and groups them, and how fast.

python -m evaluation.mentions [train|dev] [--misses]

typed     an annotated entity is found: some cluster of its kind has an overlapping mention (one to one)
untyped   the same without the kind
purity    of the found mentions in annotated entities, the share whose cluster mostly belongs to that entity
together  of the annotated mentions of an entity beyond the first, the share in the same cluster as the first found
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sanad.lexicons import Lexicons
from sanad.mentions.entity import EntityCluster
from sanad.mentions.find import find_mentions
from sanad.mentions.link import link
from sanad.mentions.places.finder import PlaceFinder
from sanad.parse import load_parser
from sanad.parse.predicates import with_predicates
from sanad.types.parse import Parsed

SHARED = Path(__file__).parents[2] / "shared" / "gold"

Spans = list[tuple[int, int]]


@dataclass
class Tally:
    """Counts over all reports."""

    gold: Counter[str] = field(default_factory=Counter)
    typed: Counter[str] = field(default_factory=Counter)
    untyped: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


def occurrences(text: str, item: str | list[object]) -> Spans:
    """The places of a quote, or of its n-th occurrence."""
    quote = item if isinstance(item, str) else str(item[0])
    found, at = [], text.find(quote)
    while at >= 0 and quote:
        found.append((at, at + len(quote)))
        at = text.find(quote, at + 1)
    return found if isinstance(item, str) else found[int(str(item[1])) - 1 : int(str(item[1]))]


def overlap(a: Spans, b: Spans) -> int:
    """0 if nothing overlaps, else more for more equal spans."""
    touch = any(x < v and u < y for x, y in a for u, v in b)
    return touch + 2 * len(set(a) & set(b)) if touch else 0


def matching(weights: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """A one-to-one matching, heavier pairs first, then as large as it gets."""
    taken: dict[int, int] = {}
    done: dict[int, int] = {}
    edges: dict[int, list[int]] = defaultdict(list)
    for (i, j), _ in sorted(weights.items(), key=lambda item: -item[1]):
        edges[i].append(j)
        if i not in done and j not in taken:
            done[i], taken[j] = j, i

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    for i in list(edges):
        if i not in done and place(i, set()):
            done = {g: s for s, g in taken.items()}
    return {g: s for s, g in taken.items()}


def compare(text: str, gold: Sequence[Mapping[str, object]], clusters: Sequence[EntityCluster], tally: Tally) -> None:
    """Add one report to the tally."""
    spans = [[s for m in e["mentions"] for s in occurrences(text, m)] for e in gold]  # type: ignore[attr-defined]
    said = [[(m.span.start, m.span.end) for m in c.written] for c in clusters]
    pairs = {(i, j): w for i, g in enumerate(spans) for j, s in enumerate(said) if (w := overlap(g, s))}
    typed = matching({(i, j): w for (i, j), w in pairs.items() if gold[i]["kind"] == clusters[j].kind})
    untyped = matching(pairs)
    tally.counts["clusters"] += len(clusters)
    for i, entity in enumerate(gold):
        kind = str(entity["kind"])
        tally.gold[kind] += 1
        tally.typed[kind] += i in typed
        tally.untyped[kind] += i in untyped
        if i not in typed:
            kinds = sorted({str(clusters[j].kind) for (g, j) in pairs if g == i})
            tally.confusions[kind, "+".join(kinds) or "nothing"] += 1
            tally.misses.append(f"{kind}\t{entity['name']}\t{'+'.join(kinds) or 'nothing'}")
    _group(spans, said, gold, clusters, tally)


def _group(
    spans: Sequence[Spans],
    said: Sequence[Spans],
    gold: Sequence[Mapping[str, object]],
    clusters: Sequence[EntityCluster],
    tally: Tally,
) -> None:
    owners: dict[int, Counter[int]] = defaultdict(Counter)
    homes: list[list[int]] = [[] for _ in gold]
    exact = {(s, str(clusters[j].kind)): j for j, c in enumerate(said) for s in c}
    for i, places in enumerate(spans):
        for place in sorted(set(places)):
            j = exact.get((place, str(gold[i]["kind"])))
            if j is not None:
                owners[j][i] += 1
                homes[i].append(j)
    for owned in owners.values():
        tally.counts["pure"] += max(owned.values())
        tally.counts["owned"] += sum(owned.values())
    for home in homes:
        if len(home) > 1:
            tally.counts["together"] += Counter(home).most_common(1)[0][1] - 1
            tally.counts["beyond"] += len(home) - 1


def reports(part: str) -> Iterator[tuple[str, str, Sequence[Mapping[str, object]]]]:
    """Id, text and annotated entities of each report."""
    for path in sorted((SHARED / part / "docs").glob("*.json")):
        gold = json.loads((SHARED / part / "gold" / path.name).read_text(encoding="utf8"))
        yield path.stem, json.loads(path.read_text(encoding="utf8"))["text"], gold["entities"]


def main() -> None:
    """Run and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("part", nargs="?", default="dev", choices=["train", "dev"])
    arguments.add_argument("--misses", action="store_true")
    options = arguments.parse_args()
    lexicons, tally = Lexicons(), Tally()
    rows = list(reports(options.part))
    parsed = [with_predicates(p, lexicons) for p in load_parser().parse_many(text for _, text, _ in rows)]
    places = PlaceFinder(lexicons)
    _read(parsed[0], lexicons, places)
    started = time.perf_counter()
    found = [_read(p, lexicons, places) for p in parsed]
    tally.counts["ms"] = round(1000 * (time.perf_counter() - started))
    tally.counts["sentences"] = sum(len(p.sentences) for p in parsed)
    for (_, text, gold), clusters in zip(rows, found, strict=True):
        compare(text, gold, clusters, tally)
    print(table(tally, len(rows)))
    if options.misses:
        print("\n".join(sorted(tally.misses)))


def _read(parsed: Parsed, lexicons: Lexicons, places: PlaceFinder) -> tuple[EntityCluster, ...]:
    return link(find_mentions(parsed, lexicons, places=places), parsed, lexicons)


def table(tally: Tally, reports: int) -> str:
    """The figures as text."""
    lines = [f"{'kind':12}{'gold':>6}{'typed %':>9}{'untyped %':>11}"]
    for kind in [*sorted(tally.gold), "all"]:
        gold, typed, untyped = (
            sum(c.values()) if kind == "all" else c[kind] for c in (tally.gold, tally.typed, tally.untyped)
        )
        lines.append(f"{kind:12}{gold:6}{100 * typed / gold:9.1f}{100 * untyped / gold:11.1f}")
    n = tally.counts
    lines.append(f"clusters per report {n['clusters'] / reports:.1f}")
    lines.append(f"purity {100 * n['pure'] / max(n['owned'], 1):.1f} %")
    lines.append(f"together {100 * n['together'] / max(n['beyond'], 1):.1f} %")
    lines.append(
        f"{n['sentences']} sentences in {n['ms'] / 1000:.2f} s: {1000 * n['sentences'] / n['ms']:.0f} per second"
    )
    lines += [f"  {a} seen as {b}: {k}" for (a, b), k in tally.confusions.most_common(25)]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
