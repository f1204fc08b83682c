"""Who says it, and whether it happened."""

from sanad.sources.attribute import attribute
from sanad.sources.chains import chains_of, sources_of
from sanad.sources.status import SPEECH_ACTS, judge_status

__all__ = ["SPEECH_ACTS", "attribute", "chains_of", "judge_status", "sources_of"]
