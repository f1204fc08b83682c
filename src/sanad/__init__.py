"""Sanad reads Persian news and keeps a sourced record of events."""
