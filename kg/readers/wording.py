"""What the words of headings and titles say: a section, a list, a form to fill in, the title of a paper."""

import re
import unicodedata
from functools import lru_cache

from kg.readers.labels import FieldName, field_named, folded

__all__ = [
    "is_aside",
    "is_citation",
    "is_link_word",
    "is_paper_word",
    "is_listing_title",
    "is_name_list",
    "is_placeholder",
    "is_readme_section",
    "is_reference_heading",
    "is_section_name",
    "is_similar_heading",
    "shared_words",
    "title_shape",
]

_SECTIONS = frozenset(
    folded(name)
    for name in (
        "abstract, introduction, intro, related work, related works, related literature, background, preliminaries, preliminary, method,"
        " methods, methodology, approach, proposed method, our method, our approach, model, model architecture, architecture, experiment,"
        " experiments, experimental results, experimental setup, experiment results, evaluation, results, result, discussion, analysis,"
        " ablation, ablation study, ablations, conclusion, conclusions, limitations, limitation, future work, appendix, summary, tldr,"
        " tl;dr, key points, key ideas, key idea, notes, contributions, contribution, key contributions, motivation, problem, problem"
        " statement, problem definition, dataset, datasets, training, inference, implementation, implementation details, overview, metadata,"
        " details, main idea, strengths, weaknesses, strength, weakness, pros, cons, questions, notes questions, takeaways, my thoughts,"
        " thoughts, comments, highlights, data, setup, task, tasks, keywords, key results, key findings, findings, insight, insights,"
        " critique, review, one line summary, 5 line summary, info, information, basic info, paper info, details of the paper, contents,"
        " 초록, 서론, 도입, 들어가며, 관련 연구, 선행 연구, 배경, 방법, 방법론, 제안 방법, 제안 기법, 모델, 구조, 모델 구조, 실험, 실험 결과,"
        " 실험 설정, 실험 및 결과, 결과, 논의, 토의, 분석, 결론, 마치며, 한계, 한계점, 요약, 한줄 요약, 한 줄 요약, 세줄 요약, 핵심 요약, 핵심,"
        " 핵심 아이디어, 핵심 기여, 기여, 주요 기여, 주요 내용, 문제, 문제 정의, 동기, 데이터, 데이터셋, 학습, 평가, 장점, 단점, 장단점, 의의,"
        " 느낀 점, 생각, 개인 의견, 의견, 정리, 개요, 소개, 논문 정보, 기본 정보, 메타데이터, 서지 정보, 논문 요약, 상세 요약, 내용, 질문, 키워드,"
        " 전체 요약, 5줄 요약, 3줄 요약, 향후 연구, 시사점, 부록, 목적, 연구 목적, 연구 배경, 연구 방법, 연구 결과,"
        " 摘要, 引言, 介绍, 背景, 相关工作, 方法, 模型, 实验, 实验结果, 结果, 结论, 总结, 讨论, 局限, 局限性, 创新点, 贡献, 核心思想, 动机,"
        " 概要, はじめに, 手法, 提案手法, 実験, 考察, まとめ, 結論, どんなもの, 何を解決, 何が新しい, どうやってる"
    ).split(",")
)
_STRONG_SECTIONS = frozenset(
    folded(name)
    for name in (
        "abstract, related work, related works, method, methods, methodology, proposed method, experiments, experiment, experimental results,"
        " ablation, ablation study, contributions, key contributions, limitations, tldr, tl;dr, results, conclusion, conclusions, key ideas,"
        " introduction, 초록, 서론, 관련 연구, 제안 방법, 방법론, 실험, 실험 결과, 결론, 핵심 기여, 한계, 摘要, 相关工作, 方法, 实验, 结论, 手法, 実験,"
        " architecture, model architecture, approach, evaluation, key points, 核心思想, 创新点, 제안 기법, 핵심 아이디어, 한줄 요약, 한 줄 요약"
    ).split(",")
)
_REFERENCES = re.compile(
    r"references?|bibliography|works cited|citations?|further reading|참고\s?(?:문헌|자료|논문)|인용(?:\s?문헌)?|출처|레퍼런스|参考(?:文献|资料|論文)?"
    r"|(?:other|useful|additional|external|helpful)\s.{0,30}\b(?:collections?|resources?|links?|lists?|blogs?|repos(?:itories)?|notes|sites|websites|materials?)\b.{0,25}"
    r"|引用|see also|더 읽을거리|읽을거리|related (?:links?|notes?|resources?|readings?)|관련 (?:링크|노트|자료)|links?|링크|resources|cited (?:papers?|by)"
    r"|related|관련|관련\s?글|backlinks?|next|다음에 읽을 (?:것|논문)|연결|링크된 노트|相关链接|linked (?:notes|mentions)|connections?",
    re.IGNORECASE,
)
_SIMILAR = re.compile(
    r"(?:similar|related|comparable|neighbou?ring)\s+(?:papers?|works? to read|research papers?|literature notes)"
    r"|(?:유사|비슷|관련)(?:한)?\s*(?:한\s*)?논문(?:들|\s?목록)?|(?:相似|相关|類似|関連)(?:的)?(?:论文|論文)",
    re.IGNORECASE,
)
_ASIDES = re.compile(
    r"(?:table of )?contents|toc|목차|차례|目录|目次|star history|license|라이선스|changelog|acknowledge?ments?|감사의 글|contributors?|contributing",
    re.IGNORECASE,
)
_README = re.compile(
    r"installation|install|usage|getting started|quick ?start|requirements|prerequisites|license|contributing|features|setup|configuration"
    r"|how to (?:use|run|install)|directory structure|project structure|folder structure|roadmap|development|deployment|dependencies|build"
    r"|how it works.*|설치(?: 방법)?|사용법|사용 방법|실행 방법|요구 사항|라이선스|기여|디렉(?:토|터)리 (?:구조|構成)|폴더 구조|기능|주요 기능|개발"
    r"|프로젝트 (?:개요|구조)|설정|ディレクトリ構成|使い方|运用ルール|運用ルール|安装|使用方法|customi[sz]ation|commands?|examples?|conventions?|format|contact",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"""(?:daily|weekly|monthly|today'?s|latest|recent|top|awesome|best|must[- ]read|hot|trending|new|curated)\b.{0,40}\b(?:papers?|digest|reads?|list|arxiv|readings?|research)
      | \b(?:papers?|readings?|literature|arxiv|research)\b.{0,30}\b(?:digest|of\ the\ (?:day|week|month|year)|list|lists|log|roundup|summaries|index|today|archive|collection|newsletter|tracker|notes|read|queue|to\ read|feed|review\ list)\b
      | \b(?:reading|paper)[\s-]?(?:list|lists|log|notes|queue|diary|journal|summaries|reviews|index|digest)\b | \bdigests?\b | ^awesome\b | ^papers?\b.{0,20}$ | ^(?:my\ )?readings?$ | ^(?:to[- ]?)?read(?:ing)?[\s-]list
      | ^a\ (?:variety|collection|list|set|number|few|bunch)\b.{0,60}\bpapers?$ | \bpaper\s*(?:reviews?|studies|study)$
      | (?:오늘|금주|이번\s?주|주간|일간|일일|월간|최신|추천|매일|데일리|위클리).{0,12}(?:논문|페이퍼|papers?) | 논문.{0,12}(?:목록|리스트|다이제스트|모음|요약집|일지|스터디|모아보기|정리\s?목록|브리핑)
      | (?:주요|전체).{0,10}논문 | 읽(?:은|을|고\s?있는)\s*(?:논문|책|것|글)(?:들)?$ | 论文.{0,8}(?:列表|清单|阅读|日报|周报|合集|汇总|速递) | (?:每日|每周|今日|最新).{0,8}论文 | 論文.{0,6}(?:一覧|リスト|まとめ|メモ)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PLACEHOLDER = re.compile(
    r"""\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|\$\{.*?\}|X{4,}|\.{3,}$|^\[[^\[\]]*(?:제목|title|저자|author|링크|link|학회|venue|이름|name|년도|요약)[^\[\]]*\]$
      |^<[^<>]*(?:title|제목|name|author|link|논문)[^<>]*>$|^(?:paper|논문)?[\s_-]*(?:title|제목|이름|name)(?:\s+here)?$|paper[\s_-]?(?:title|name)\b(?!\s*:)
      |^(?:untitled|무제|no title|title|authors?|todo|tbd|tba|n/?a|none|null|미정|미확인|없음|unknown|제목|저자|저자명|example|예시|template|템플릿|링크|link|url|date|날짜|논문명)$
      |^(?:insert|enter|your|add)\s+(?:the\s+)?(?:paper|title|name)|제목을?\s*(?:입력|쓰|적)|^author\s?(?:1|one|name)\b|^first\s+last$|^\(.*(?:쓰세요|입력하세요|적으세요).*\)$
      |^标题$|^论文标题$|^作者$|^タイトル$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LINK_WORD = re.compile(
    r"[\[(]*(?:arxiv|paper|pdf|link|url|html|doi|abs|here|code|github|project(?:\s*page)?|website|blog|demo|video|slides?|poster|tweet|post"
    r"|data(?:set)?|model|weights|openreview|acl|cvf|nips|neurips|icml|iclr|notes?|review|summary|talk|article|\w{1,12}\s+paper|hf|hugging\s?face"
    r"|논문|링크|코드|원문|노트|리뷰|정리|요약|발표|영상|프로젝트|구현|블로그|다음|여기|论文|链接|代码|笔记|原文|論文)s?[\])]*(?:\s*[\[(].{0,30}[\])])?(?:\s*\d)?",
    re.IGNORECASE,
)
_PAPER_WORD = re.compile(r"(?:\w{1,12}\s)?(?:paper|pdf|arxiv|openreview|논문|원문|论文|論文)(?:\s?(?:link|pdf|링크))?", re.IGNORECASE)
_CITED = re.compile(r"[\[(]?[^\d()\[\]]{2,60}?\bet\.?\s?al\.?,?\s*[(\[]?(?:(?:19|20)\d\d[a-z]?)?[)\]]*|[^\d()\[\]]{2,60},?\s*[(\[]?(?:19|20)\d\d[a-z]?[)\]]{0,2}")
_ADDRESS_WORDS = re.compile(r"(?:https?://|www\.)\S+|(?:arxiv\s*:?\s*)?\[?(?:[a-z-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?\]?|10\.\d{4,9}/\S+", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*(?:(?:section|chapter|part|제)?\s?\d{1,2}(?:\.\d{1,2}){0,3}\s?[.):장절]?|[IVX]{1,4}[.)]|[①-⑳]|[A-Ha-h][.)])\s+", re.IGNORECASE)
_EDGES = re.compile(r"^[^\w(\[]+|[\s:：*_#\]\[?!.]+$")
_COINED = re.compile(r"^(?=\S{2,40}?\s?[:：])\S*(?:[a-z][A-Z]|[A-Z]{2}|[A-Z]\w*[-\d+]\w*|[A-Z][a-z]+[A-Z])\S*\s?[:：]\s?\S|^[A-Z]\w{2,25}[:：]\s\S.{12,}")
_TERMS = frozenset(
    """learning network networks neural deep transformer transformers attention language model models modeling modelling generative
    generation diffusion reinforcement supervised self-supervised unsupervised pre-training pretraining pretrained training fine-tuning
    finetuning representation representations embedding embeddings recognition detection segmentation classification prediction
    forecasting estimation reconstruction optimization adversarial convolutional recurrent graph graphs vision visual multimodal
    multi-modal reasoning retrieval retrieval-augmented inference planning policy agent agents robot robotic robots robotics manipulation
    navigation slam lidar localization mapping benchmark benchmarks dataset datasets evaluating evaluation survey alignment
    translation summarization summarisation question answering dialogue speech audio video image images text semantic object objects
    pose depth scene gaussian splatting rendering gradient stochastic bayesian variational autoencoder autoencoders gan gans llm llms
    bert gpt vlm rag prompt prompting few-shot zero-shot in-context distillation quantization sparse efficient scalable scaling
    adaptation transfer domain federated privacy causal contrastive clustering regularization memory architecture framework
    algorithm algorithms approach method methods using towards toward via with hashing knowledge tokens tokenizer decoding speculative
    compositional instruction hierarchies features end-to-end empirical analysis interactive accurate robust""".split()
)
_GENERIC = frozenset("using towards toward via with approach method methods analysis text image images features accurate memory".split())
_KOREAN_TERMS = re.compile(
    "학습|신경망|모델|네트워크|언어|생성|확산|강화|비전|추론|검색|번역|요약|분류|탐지|인식|분할|벤치마크|데이터셋|프레임워크|어텐션|트랜스포머|최적화|에이전트|임베딩|예측|추정"
)
_SMALL = frozenset("a an and as at but by for from in into is of on or over the to towards via vs with without".split())
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@lru_cache(maxsize=4096)
def _section(words: str) -> str:
    words = unicodedata.normalize("NFKC", words)
    words = _EDGES.sub("", re.sub(r"[*_`]", "", words))
    words = _NUMBERING.sub("", words)
    words = re.sub(r"\s*[(（][^()（）]{1,40}[)）]\s*$", "", words)
    return _EDGES.sub("", words).strip()


def is_section_name(words: str, *, strong: bool = False) -> bool:
    """Tell whether a heading names a part of a paper or of a note about one ("3. Method", "한 줄 요약").

    Args:
        words: the heading.
        strong: whether only parts count that notes of other things hardly have.
    """
    if len(words) > 80:
        return False
    name = folded(_section(words))
    return name in (_STRONG_SECTIONS if strong else _SECTIONS)


def is_reference_heading(words: str) -> bool:
    """Tell whether what follows the heading names other works: references, links, related notes."""
    return len(words) <= 60 and (_REFERENCES.fullmatch(_section(words)) is not None or is_similar_heading(words))


def is_similar_heading(words: str) -> bool:
    """Tell whether the heading says that papers below are similar or related to the page's own."""
    return len(words) <= 60 and _SIMILAR.match(_section(words)) is not None


def is_aside(words: str) -> bool:
    """Tell whether the heading opens a part that is neither text nor papers: contents, licence, thanks."""
    return len(words) <= 60 and _ASIDES.fullmatch(_section(words)) is not None


def is_readme_section(words: str) -> bool:
    """Tell whether the heading belongs to the description of a tool or a collection."""
    return len(words) <= 60 and _README.fullmatch(_section(words)) is not None


def is_listing_title(words: str) -> bool:
    """Tell whether a title is that of a list or a digest of papers."""
    return len(words) <= 150 and _LISTING.search(_section(words)) is not None


def is_placeholder(words: str) -> bool:
    """Tell whether words are those of a form that nobody has filled in."""
    bare = re.sub(r"[*_`\"'📄]", "", words).strip()
    return not bare or _PLACEHOLDER.search(bare[:300]) is not None


def title_shape(words: str) -> float:
    """Return how much the words look like the title of a paper, 0 to 1.

    A coined name before a colon, several words, capitals as titles have them, terms of the field.
    """
    words = words.strip()
    if not 4 <= len(words) <= 300 or is_placeholder(words):
        return 0.0
    if is_section_name(words) or is_reference_heading(words) or is_aside(words) or is_readme_section(words):
        return 0.0
    if field_named(words) not in {None, FieldName.TEXT}:
        return 0.0
    tokens = _WORD.findall(words)
    if not tokens:
        return 0.0
    score = 0.0
    if _COINED.match(words):
        score += 0.5
    count = len(tokens)
    score += 0.1 if count >= 3 else 0.0
    score += 0.15 if count >= 5 else 0.0
    content = [token for token in tokens if token.casefold() not in _SMALL and token[:1].isascii()]
    if len(content) >= 3:
        capitals = sum(token[0].isupper() for token in content) / len(content)
        score += 0.15 if capitals >= 0.7 else 0.0
    terms = {token.casefold().strip("'’") for token in content}
    known = len(terms & (_TERMS - _GENERIC)) + len(set(_KOREAN_TERMS.findall(words)))
    score += min(0.3, 0.15 * known)
    if re.search(r"[.!]$|습니다|(?:한다|이다|이란|하기|하는 법|알아보자|[해하]자)[.?]?$|[?]$", words) and not _COINED.match(words):
        score -= 0.15
    return max(0.0, min(1.0, score))


def shared_words(one: str, other: str) -> float:
    """Return the share of the shorter title's telling words that the other has, too."""
    sets = [
        {token.casefold() for token in _WORD.findall(words) if token.casefold() not in _SMALL} for words in (one, other)
    ]
    least = max(min(map(len, sets)), 2)
    return len(sets[0] & sets[1]) / least


_NAME_TOKEN = r"(?:[A-Z][\w'’.‐-]*|[가-힣]{2,4}|de|van|von|der|den|la|le|di|da|del|bin|al|el|ter)"
_NAME = rf"{_NAME_TOKEN}(?:\s{_NAME_TOKEN}){{0,4}}"
_NAMES = re.compile(
    rf"[*_]*{_NAME}(?:\s?[*†‡§¹²³⁰-⁹\d]*)(?:\s?[,;·]\s?(?:and\s|&\s)?{_NAME}[*†‡§¹²³⁰-⁹\d]*)+(?:\s+(?:and|&)\s+{_NAME})?(?:,?\s(?:et al\.?|외 \d+명|등))?[*_.]*"
    rf"|[*_]*{_NAME}\s(?:and|&)\s{_NAME}[*_]*|[*_]*{_NAME},?\s(?:et al\.?|외(?: \d+명)?)[*_]*"
)


def is_name_list(words: str) -> bool:
    """Tell whether a line is nothing but names of people: at least two, or one and "et al."."""
    words = words.strip()
    return 5 <= len(words) <= 3000 and words[:1] not in "[#|" and _NAMES.fullmatch(words) is not None


def is_link_word(words: str) -> bool:
    """Tell whether the words of a link say what is behind it ("arXiv", "논문 링크", an address)."""
    bare = words.strip(" *_`")
    if len(bare) < 2:
        return True
    return bool(_LINK_WORD.fullmatch(bare) or _ADDRESS_WORDS.fullmatch(bare) or field_named(bare) not in {None, FieldName.TEXT})


def is_citation(words: str) -> bool:
    """Tell whether words are a citation ("Bee et al., 2024"), which names a paper but is not its title."""
    bare = words.strip(" *_`")
    return len(bare) <= 80 and _CITED.fullmatch(bare) is not None and title_shape(bare) < 0.5


def is_paper_word(words: str) -> bool:
    """Tell whether a label or the words of a link say that they lead to the paper itself."""
    return _PAPER_WORD.fullmatch(words.strip("[]()*_`:： ")) is not None
