"""The invented reports of `reports.yaml` in the form in which annotations come, and what is learned from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import yaml
from threadpoolctl import threadpool_limits

from sanad.learned.linear import Weights
from training.gold import gold_reports
from training.reader import Cases, learn_all, linked_scenes, untrained

PUBLISHED = "2026-11-18"
_ROLES = ("actors", "recipients", "places", "from", "to", "denied_by")


def reports() -> list[dict[str, Any]]:
    """The reports as the table writes them."""
    data: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("reports.yaml").read_text(encoding="utf8"))
    return data


def write_reports(folder: Path) -> None:
    """Write all reports as `docs/*.json` and `gold/*.json`."""
    for name in ("docs", "gold"):
        (folder / name).mkdir()
    for number, report in enumerate(reports()):
        id = f"r{number:02}"
        doc = {"id": id, "text": report["text"], "outlet": "روزنامه نیلوفر", "published": PUBLISHED}
        for name, value in (("docs", doc), ("gold", annotation(report))):
            (folder / name / f"{id}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf8")


def annotation(report: Mapping[str, Any]) -> dict[str, Any]:
    """An annotation with all its keys."""
    entities = [
        {"id": k, "kind": kind, "name": words[0], "mentions": words} for k, (kind, *words) in report["e"].items()
    ]
    relations = [{"id": f"r{n}", "status": "current", **r} for n, r in enumerate(report.get("r", ()))]
    return {"entities": entities, "events": [_event(n, v) for n, v in enumerate(report["v"])], "relations": relations}


def _event(number: int, v: Mapping[str, Any]) -> dict[str, Any]:
    time = v.get("time")
    return {
        "id": f"v{number}",
        "mode": None,
        "status": "occurred",
        "sources": [],
        "casualties": [],
        **{role: [] for role in _ROLES},
        **v,
        "time": {"start": str(time[0]), "end": str(time[1]), "quote": time[2]} if time else None,
    }


@cache
def learned() -> Weights:
    """What the models learn from these reports: little, but of every kind. Low thresholds let them speak."""
    with TemporaryDirectory() as folder:
        write_reports(Path(folder))
        reader = untrained()
        # One thread: OpenMP's threads wait for one another longer than these few cases take.
        # The lexicon's examples are left out: they are many, and teach nothing that is needed here.
        with threadpool_limits(1), patch("training.reader.lexicon_cases", return_value=Cases()):
            weights = learn_all(linked_scenes(reader, gold_reports(Path(folder))), reader)
    return replace(weights, thresholds=dict.fromkeys(weights.thresholds, 0.3))
