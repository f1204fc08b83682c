"""Cross-validation on the annotated reports: the figures of the reader on reports that it did not learn from.

python -m evaluation.crossval [--folds 5] [--shared DIR]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sanad.export.record_json import to_dict
from sanad.reading.assemble import assemble
from sanad.reading.reader import Reader
from sanad.scoring import Tally, compare, view
from training.gold import SHARED, gold_reports
from training.reader import learn_all, linked_scenes, untrained


def main() -> None:
    """Print the figures over all folds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--shared", type=Path, default=SHARED)
    args = parser.parse_args()
    folder = args.shared / "gold" / "train"
    scenes = linked_scenes(untrained(), gold_reports(folder))
    tally = Tally()
    for k in range(args.folds):
        held = {gold.report.id for gold, _ in scenes[k :: args.folds]}
        reader = Reader(weights=learn_all([s for s in scenes if s[0].report.id not in held], untrained()))
        for gold, scene in scenes:
            if gold.report.id in held:
                seen = reader.joined(scene)
                claims = reader.claimed(seen)
                related = reader.related(seen, claims)
                record = assemble(gold.report, seen, claims, related, coder=reader.coder, places={})
                annotation = json.loads((folder / "gold" / f"{gold.report.id}.json").read_text(encoding="utf8"))
                said = view(gold.report.text, to_dict(record))
                tally.add(compare(view(gold.report.text, annotation), said).figures())
        print(f"fold {k + 1} of {args.folds}: typed F so far {tally.figures['typed'].f:.1f}", flush=True)
    for name, figure in tally.as_dict().items():
        print(f"{name:12}", figure)


if __name__ == "__main__":
    main()
