"""Tables that the results extractor reads."""

__all__ = ["CONFIDENCE"]

# How often a result of a rule is right in all its parts; measured over the annotated papers, drawn towards 0.8 where
# they hold few cases.
CONFIDENCE: dict[str, float] = {
    "score-in-order": 0.85,
    "delta-in-order": 0.85,
    "score-all-benchmarks": 0.86,
    "delta-all-benchmarks": 0.83,
    "score-own-benchmark": 0.78,
    "delta-own-benchmark": 0.7,
    "score-standing-benchmark": 0.65,
    "delta-standing-benchmark": 0.65,
    "score-nearest-benchmark": 0.79,
    "delta-nearest-benchmark": 0.79,
}
