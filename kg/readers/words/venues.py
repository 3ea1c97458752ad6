"""The names of venues: those that say by themselves where a paper was published, and what is not a venue."""

import re

__all__ = ["HONOUR", "KNOWN_VENUE", "is_dated_venue", "may_be_person"]

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


_FAMILY = (  # family names of one syllable
    "가강고곽구권금기김나남노도류마맹문민박반방배백변서선설성손송신심안양엄염오우원유"
    "윤이인임장전정제조주지진차채천최추표하한함허현홍황"
)
_PERSON = re.compile(
    r"[A-Z][a-z][\w'’-]*(?:\s(?:[A-Z]\.|[A-Z][a-z][\w'’-]*)){0,2}|"
    rf"[{_FAMILY}][가-힣]{{2}}"
)
_OF_NO_PERSON = re.compile(  # words of journals and publishers, which are capitalised like names
    r"\b(?:Nature|Science|Cell|Neuron|Lancet|Interspeech|Distill|Frontiers|Elsevier|Springer|Journal|Letters?|Reviews?"
    r"|Transactions?|Proceedings|Conference|Workshop|Symposium|Magazine|Annals|Bulletin|Access|Advances|Medicine|Methods"
    r"|Communications|Research|Intelligence|Learning|Systems|Physics|Computing|Computation|Robotics|Press|University"
    r"|Institute|Labs?|Blog|Report|Preprint|Google|Deep[Mm]ind|Meta|Microsoft|Anthropic|Apple|Amazon|Mistral|Alibaba"
    r"|Tencent|Baidu|Cohere|Facebook)\b"
)


def may_be_person(words: str) -> bool:
    """Tell whether words are those of one person's name, instead of a journal's or a publisher's."""
    return _PERSON.fullmatch(words) is not None and _OF_NO_PERSON.search(words) is None


def is_dated_venue(words: str) -> bool:
    """Tell whether words are a known venue with its year ("ICLR 2024", "CVPR'23 Oral")."""
    return _DATED.fullmatch(words) is not None
