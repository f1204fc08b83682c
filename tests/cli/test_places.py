"""`sanad places`: formats and exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXT = "انفجار گاز در شهر زاهدان در جنوب شرق ایران سه زخمی برجا گذاشت. روستای چشمه‌سبزک در استان کرمانشاه است."


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_jsonl_quotes_come_from_the_text(report: str, sanad: Callable[..., Any]) -> None:
    row = json.loads(sanad("places", "-f", "jsonl", report).out)
    assert {p["name"]: p["place"] and p["place"]["country"] for p in row["places"]}["زاهدان"] == "IRN"
    for place in row["places"]:
        for mention in place["mentions"]:
            assert TEXT[mention["start"] : mention["end"]] == mention["quote"]


def test_geojson_holds_only_places_with_a_point(report: str, sanad: Callable[..., Any]) -> None:
    value = json.loads(sanad("places", "-f", "geojson", report).out)
    assert value["type"] == "FeatureCollection"
    lon, lat = value["features"][0]["geometry"]["coordinates"]
    assert 60 < lon < 62
    assert 29 < lat < 30
    assert not [f for f in value["features"] if "چشمه" in f["properties"]["words"]]


def test_table_and_files(report: str, tmp_path: Path, sanad: Callable[..., Any]) -> None:
    assert "Zahedan" in sanad("places", report).out
    assert sanad("places", "-f", "json", "-o", str(tmp_path / "out.json"), report).code == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["places"]


def test_nothing_to_read_fails(tmp_path: Path, sanad: Callable[..., Any]) -> None:
    assert sanad("places", str(tmp_path)).code == 1
