"""The report that comes with Sanad: written for it; its groups, people and places are invented."""

from pathlib import Path

from sanad.types.text import Report

ARTICLE = Path(__file__).parent / "article.txt"


def demo_report() -> Report:
    """The article as a report of Wednesday, 18 November 2026."""
    return Report(
        id="demo",
        text=ARTICLE.read_text(encoding="utf-8"),
        outlet="خبرگزاری نیلوفر",
        title="اعضای یاران سپیده به جبهه بامداد می‌پیوندند",
        published="2026-11-18T09:30+03:30",
    )


__all__ = ["ARTICLE", "demo_report"]
