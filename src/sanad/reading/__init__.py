"""From a report to its record."""
