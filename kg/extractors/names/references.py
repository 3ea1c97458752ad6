"""Words that refer back to what a paper presents: "이 벤치마크", "our model"."""

import re

__all__ = ["THIS_DATA", "THIS_SYSTEM"]

_THIS = (
    r"(?:(?:^|[^가-힣])(?:이|본|해당|이러한|제안된|제안한|우리의?)\s(?:[^\s,.]+\s)?"
    r"|\b(?:[Tt]his|[Oo]ur|[Pp]roposed|[Tt]hese)\s(?:[\w-]+\s)?)"
)

THIS_DATA = re.compile(
    _THIS + r"(?:벤치마크|데이터\s?[셋세]|코퍼스|말뭉치|benchmark|dataset|corpus|corpora|data\b|test suite)"
)
"""Words that refer back to data."""

THIS_SYSTEM = re.compile(
    _THIS + r"(?:모델|방법|프레임워크|시스템|접근|기법|알고리즘|model|method|framework|system|approach|algorithm)"
)
"""Words that refer back to a model, method or system."""
