"""How many annotated places lie on the map: python -m evaluation.places [train|dev] [--unresolved]

found     an annotated PLACE is named by words that the place finder sees too
resolved  of all annotated PLACEs, the share that has a point
within    of those without a point, the share of which a containing place is known
The share that lies where it should is judged by eye; see docs/places.md.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter

from evaluation.mentions import Spans, occurrences, overlap, reports

from sanad.lexicons import Lexicons
from sanad.mentions.places import FoundPlace, find_places
from sanad.parse import load_parser
from sanad.parse.predicates import with_predicates


def best(spans: Spans, found: tuple[FoundPlace, ...]) -> FoundPlace | None:
    """The place whose words agree most with the annotated ones."""
    shared = [
        (overlap(spans, [(s.start, s.end) for s in f.spans]), f.place is not None, -i) for i, f in enumerate(found)
    ]
    top = max(shared, default=(0, False, 0))
    return found[-top[2]] if top[0] else None


def main() -> None:
    """Run and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("part", nargs="?", default="train", choices=["train", "dev"])
    arguments.add_argument("--unresolved", action="store_true", help="list the places without a point")
    options = arguments.parse_args()
    lexicons, count, missing = Lexicons(), Counter[str](), Counter[str]()
    rows = list(reports(options.part))
    parsed = [with_predicates(p, lexicons) for p in load_parser().parse_many(text for _, text, _ in rows)]
    find_places(parsed[0], lexicons)
    started = time.perf_counter()
    places = [find_places(p, lexicons) for p in parsed]
    seconds = time.perf_counter() - started
    for (_, text, gold), found in zip(rows, places, strict=True):
        for entity in gold:
            if entity["kind"] != "PLACE":
                continue
            match = best([s for m in entity["mentions"] for s in occurrences(text, m)], found)  # type: ignore[attr-defined]
            count["all"] += 1
            count["found"] += match is not None
            count["resolved"] += match is not None and match.place is not None
            count["within"] += match is not None and match.place is None and match.within is not None
            if match is None or match.place is None:
                missing[str(entity["name"])] += 1
    print(f"{count['all']} annotated places in {len(rows)} reports")
    print(f"found {_share(count['found'], count['all'])}, resolved {_share(count['resolved'], count['all'])}")
    print(f"within {_share(count['within'], count['all'] - count['resolved'])} of those without a point")
    print(f"{sum(len(p.tokens) for p in parsed) / seconds:.0f} tokens a second, mentions and links included")
    if options.unresolved:
        for name, n in missing.most_common():
            print(f"{n}\t{name}")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.1f} %"


if __name__ == "__main__":
    main()
