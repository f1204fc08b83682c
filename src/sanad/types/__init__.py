"""The values that Sanad works with. Frozen dataclasses; standard library only."""
