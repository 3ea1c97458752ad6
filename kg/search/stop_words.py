"""Words of questions that say nothing of what is searched for; they count only between quotation marks, or alone."""

from kg.nlp.words import words

__all__ = ["STOP_WORDS"]

STOP_WORDS = words(
    """
    a an the of to in on at by for from with without as and or but is are was were be been being am do does did done
    how what which who whom whose why when where that this these those it its they their there here can could may
    might will would shall should must than then so such into onto over about between within using use used via
    me my i you your we our us any some all each every not no
    beyond through toward towards under up
    paper papers study studies show shows find tell give say says read reads make makes making note notes mention
    mentions mentioned
    및 등 그리고 또는 혹은 하는 하기 하고 하여 해서 한 할 된 되는 위한 위해 위하 대한 대해 관한 관련 관련된 통한 통해
    따른 따라 같은 있는 없는 있 없 수 것 때 중 더 가장 어떤 어떻게 무엇 무슨 왜 누가 누구 어디 언제 이 그 저 이런 그런
    쓰는 쓴 쓰 사용 사용한 논문 연구 방법 찾기 알려 노트 언급 언급한 언급된 읽었지 읽었나 말하나
    """
)
"""In lower case; Hangul words without particles, as :mod:`kg.search.tokens` leaves them."""
