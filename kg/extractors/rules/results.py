"""Tables that the results extractor reads."""

__all__ = ["CONFIDENCE"]

# How often results of a rule are right (measured over the annotated papers, rounded down).
CONFIDENCE: dict[str, float] = {}
