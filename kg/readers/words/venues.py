"""The short names of venues that say by themselves where a paper was published."""

import re

__all__ = ["HONOUR", "KNOWN_VENUE", "is_dated_venue"]

KNOWN_VENUE = (
    r"(?:AAAI|ACL|AISTATS|BMVC|CHI|CIKM|COLING|COLM|CVPR|CoRL|ECCV|EMNLP|ICASSP|ICCV|ICLR|ICML|ICRA|IJCAI|IROS|KDD"
    r"|MICCAI|NAACL|NIPS|NeurIPS|RSS|RecSys|SIGGRAPH|SIGIR|TACL|UAI|WACV|WSDM|WWW)"
)
"""Matches the short name of a conference that everyone in the field knows."""

HONOUR = (
    r"(?:oral|spotlight|poster|highlight|findings|workshops?|long|short|demo|main|notable(?:[ -]top[ -]\d+%)?|award"
    r"|(?:best|outstanding)\spaper(?:\saward)?|under review|to appear|accepted)(?:\s(?:paper|presentation|talk))?"
)
"""Matches what stands beside a venue: the kind of presentation, a prize (in any case)."""

_DATED = re.compile(
    rf"\(?{KNOWN_VENUE}(?:\sFindings)?[\s._-]?['’‘]?(?:(?:19|20)\d\d|[012]\d)(?:,?\s\(?(?i:{HONOUR})\)?)?\)?"
)


def is_dated_venue(words: str) -> bool:
    """Tell whether words are a known venue with its year ("ICLR 2024", "CVPR'23 Oral")."""
    return _DATED.fullmatch(words) is not None
