"""Measures speed, memory and the time to a first result, on the article that comes with Sanad.

Writes bench/figures.json, from which the pages take their figures. Run it with `make bench`.
"""

from __future__ import annotations

import json
import platform
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from sanad.demo import ARTICLE, demo_report
from sanad.reading.reader import Reader

FIGURES = Path(__file__).parent / "figures.json"
COPIES = 40
"""How often the article is read; about 20 sentences each time."""


def cold_start() -> float:
    """Seconds from the command to its end for one article, in a new process."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "sanad.cli.main", "read", str(ARTICLE), "--published", "2026-11-18"],
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - start


def sentences_per_second() -> float:
    """Sentences that one process reads in a second, once everything is loaded."""
    reader, report = Reader(), demo_report()
    reader.read(report)
    copies = [replace(report, id=f"demo-{i}") for i in range(COPIES)]
    start = time.perf_counter()
    list(reader.read_many(copies))
    return COPIES * report.text.count(".") / (time.perf_counter() - start)


def main() -> None:
    """Measure and write."""
    first = min(cold_start() for _ in range(3))
    speed = sentences_per_second()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    figures = {
        "first result on one article, cold start": f"{first:.1f} s",
        "speed on one core, model loaded": f"{speed:.0f} sentences/s",
        "peak memory": f"{memory:.0f} MB",
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
    }
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(FIGURES.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
