"""Time expressions: found in the folded text, read by a small grammar, resolved in three calendars."""

from sanad.mentions.times.find import find_times

__all__ = ["find_times"]
