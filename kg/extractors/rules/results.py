"""Tables that the results extractor reads."""

__all__ = ["CONFIDENCE"]

# How often a result of a rule is right in all its parts; measured over 230 annotated papers, drawn towards 0.75 where
# they hold few cases.
CONFIDENCE: dict[str, float] = {
    "score-in-order": 0.85,
    "delta-in-order": 0.86,
    "score-all-benchmarks": 0.88,
    "delta-all-benchmarks": 0.62,
    "score-own-benchmark": 0.82,
    "delta-own-benchmark": 0.75,
    "score-standing-benchmark": 0.66,
    "delta-standing-benchmark": 0.76,
    "score-nearest-benchmark": 0.9,
    "delta-nearest-benchmark": 0.78,
}
