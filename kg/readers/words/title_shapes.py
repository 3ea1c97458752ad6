"""What the words of a title say: the title of a paper, of a list of papers, or the words of an empty form."""

import re
from functools import lru_cache

from kg.readers.words.headings import is_aside, is_readme_section, is_reference_heading, is_section_name, section_words
from kg.readers.words.labels import FieldName, field_named

__all__ = ["heads_other_things", "is_listing_title", "is_placeholder", "is_word_list", "shared_words", "title_shape"]

_LISTING = re.compile(
    r"""(?:daily|weekly|monthly|today'?s|latest|recent|top|awesome|best|must[- ]read|hot|trending|new
    |curated)\b.{0,40}\b(?:papers?|digest|reads?|list|arxiv|readings?|research)
      | \b(?:papers?|readings?|literature|arxiv|research)\b.{0,30}\b(?:digest|of\ the\ (?:day|week|month|year)
      |list|lists|log|roundup|summaries|index|today|archive|collection|newsletter|tracker|notes|read|queue
      |to\ read|feed|review\ list)\b
      | \b(?:reading|paper)[\s-]?(?:list|lists|log|notes|queue|diary|journal|summaries|reviews|index|digest)\b
      | \b(?:scholar|arxiv|papers?)\s+alerts?\b | \bbibliography\b
      | ^(?:\S+\s){1,5}papers$ | \bdigests?\b | ^awesome\b | ^papers?\b.{0,20}$ | ^(?:my\ )?readings?$
      | ^(?:to[- ]?)?read(?:ing)?[\s-]list
      | ^a\ (?:variety|collection|list|set|number|few|bunch)\b.{0,60}\bpapers?$ | \bpaper\s*(?:reviews?|studies
      |study)$
      | (?:오늘|금주|이번\s?주|주간|일간|일일|월간|최신|추천|매일|데일리|위클리).{0,12}(?:논문|페이퍼|papers?)
      | 논문.{0,12}(?:목록|리스트|다이제스트|모음|요약집|일지|스터디|모아보기|정리\s?목록|브리핑)
      | 논문.{0,12}(?:저장소|레포)
      | ^(?:(?:selected|recent|our|my|all|list\ of|lab|journal|conference)\s)*publications?(?:\s(?:list|by\ year))?$
      | 연구\s?(?:실적|성과|업적) | 논문\s?(?:실적|업적|성과) | ^(?:발표|게재)\s?논문$
      | \bmoc$ | \bmaps?\ of\ contents?$
      | (?:주요|전체).{0,10}논문 | 읽(?:은|을|고\s?있는)\s*(?:논문|책|것|글)(?:들)?$ | 论文.{0,8}(?:列表|清单
      |阅读|日报|周报|合集|汇总|速递) | (?:每日|每周|今日|最新).{0,8}论文 | 論文.{0,6}(?:一覧|リスト|まとめ
      |メモ)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PLACEHOLDER = re.compile(
    r"""\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|\$\{.*?\}|X{4,}|^[^,;]{0,40}\.{3,}$|^\[[^\[\]]*(?:제목|title|저자|author|링크|link
    |학회|venue|이름|name|년도|요약)[^\[\]]*\]$
      |^<[^<>]*(?:title|제목|name|author|link|논문)[^<>]*>$|^(?:paper|논문)?[\s_-]*(?:title|제목|이름
      |name)(?:\s+here)?$|paper[\s_-]?(?:title|name)\b(?!\s*:)
      |^(?:untitled|무제|no\ title|title|authors?|todo|tbd|tba|n/?a|none|null|미정|미확인|없음|unknown|제목|저자
      |저자명|example|예시|template|템플릿|링크|link|url|date|날짜|논문명)$
      |^(?:insert|enter|your|add)\s+(?:the\s+)?(?:paper|title|name)|제목을?\s*(?:입력|쓰|적)|^author\s?(?:1|one
      |name)\b|^first\s+last$|^\(.*(?:쓰세요|입력하세요|적으세요).*\)$
      |^标题$|^论文标题$|^作者$|^タイトル$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ALSO_IN_TITLES = re.compile(r"\b(?:research|reads|archive|collection|index|log|queue|summaries|today)$", re.IGNORECASE)
_NOT_COINED = (  # words before a colon that say what follows, instead of naming it
    r"(?i:readme|important|notes?|warning|caution|run|requires|todo|fixme|info|tips?|faq|how-?to|class(?:es)?|modules?"
    r"|functions?|interfaces?|packages?|api|chapter|part|step|questions?|answers?|section|examples?|figure|table|lecture"
    r"|week|day|summary|updates?|introduction|overview|guide|tutorial|release|version|issue|bug|feature|topic|task|project"
    r"|idea|ideas|thread|rant|memo|essay|opinion|poll|meeting|agenda|interview|talk|podcast|episode|video|appendix|rfc|spec|docs?|license|copyright|error|usage)"
)
_COINED = re.compile(
    rf"^(?!(?:{_NOT_COINED})\s?[:：])(?=\S{{2,40}}?\s?[:：])\S*(?:[a-z][A-Z]|[A-Z]{{2}}|[A-Z]\w*[-\d+]\w*|[A-Z][a-z]+[A-Z])\S*\s?[:：]\s?\S"
    rf"|^(?!(?:{_NOT_COINED})[:：])[A-Z]\w{{2,25}}[:：]\s\S.{{12,}}"
)
_REPORT = re.compile(r"\b(?:technical report|system card)$", re.IGNORECASE)
_TERMS = frozenset(
    """
    learning network networks neural deep transformer transformers attention language model models modeling
    modelling generative generation diffusion reinforcement supervised self-supervised unsupervised pre-training
    pretraining pretrained training fine-tuning finetuning representation representations embedding embeddings
    recognition detection segmentation classification prediction forecasting estimation reconstruction optimization
    adversarial convolutional recurrent graph graphs vision visual multimodal multi-modal reasoning retrieval
    retrieval-augmented inference planning policy agent agents robot robotic robots robotics manipulation
    navigation slam lidar localization mapping benchmark benchmarks dataset datasets evaluating evaluation survey
    alignment translation summarization summarisation question answering dialogue speech audio video image images
    text semantic object objects pose depth scene gaussian splatting rendering gradient stochastic bayesian
    variational autoencoder autoencoders gan gans llm llms bert gpt vlm rag prompt prompting few-shot zero-shot
    in-context distillation quantization sparse efficient scalable scaling adaptation transfer domain federated
    privacy causal contrastive clustering regularization memory architecture framework algorithm algorithms
    approach method methods using towards toward via with hashing knowledge tokens tokenizer decoding speculative
    compositional instruction hierarchies features end-to-end empirical analysis interactive accurate robust
    """.split()  # noqa: SIM905 - so many words read better as text
)
_GENERIC = frozenset(
    "using towards toward via with approach method methods analysis text image images features accurate memory".split()  # noqa: SIM905 - as text, like the others
)
_KOREAN_TERMS = re.compile(
    "학습|신경망|모델|네트워크|언어|생성|확산|강화|비전|추론|검색|번역|요약|분류|탐지|인식|분할|벤치마크"
    "|데이터셋|프레임워크|어텐션|트랜스포머|최적화|에이전트|임베딩|예측|추정"
)
_SMALL = frozenset("a an and as at but by for from in into is of on or over the to towards via vs with without".split())  # noqa: SIM905
_WORD_LIST = re.compile(
    r"\bglossary\b|\bacronyms\b|\bFAQs?\b|\binterview questions\b|\bcheat ?sheet\b|용어(?:집|\s?정리)|자주 묻는 질문"
    r"|면접 질문|术语表|用語集",
    re.IGNORECASE,
)
_OTHER_THINGS = re.compile(
    r"(?:^|\s)(?:datasets?|data sets?|corpora|corpus|benchmarks?|tools?|toolkits?|libraries|software"
    r"|repos(?:itories)?|packages|frameworks|simulators|projects|implementations|platforms|plugins|apps"
    r"|courses?|lectures?|tutorials?|books?|textbooks?|blogs?|blog posts|podcasts?|videos?|talks?|websites|companies"
    r"|communities|newsletters|people|labs|events|checkpoints"
    r"|데이터\s?(?:셋|세트)|말뭉치|도구|툴|라이브러리|강의|책|도서|블로그|튜토리얼|数据集|工具|课程|书籍|博客"
    r"|データセット|ツール)(?:\s?(?:목록|리스트|list|모음|一覧))?$",
    re.IGNORECASE,
)
_SLUG_MARKS = re.compile(r"(?<=\w)[-_](?=\w)")
_LONGEST_LISTING = 150
_LONGEST_PLACEHOLDER = 400
_VERSION = re.compile(r"v\d+(?:\.\d+){1,3}\b|\d+\.\d+\.\d+\b", re.IGNORECASE)  # of a program, before what is new in it
_ID_ALONE = re.compile(
    r"(?:arxiv\s?[:：]?\s?)?\[?\d{4}\.\d{4,5}(?:v\d+)?\]?|(?:doi\s?[:：]?\s?)?10\.\d{4,9}/\S+", re.IGNORECASE
)
_SETTING = re.compile(r"(?:^|[\s,])[A-Za-z][\w.]{0,15}=(?:[A-Z\d\"']|[a-z]+[\s,]\w+=)")  # "CN=Kite Root CA O=Kites"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def is_listing_title(words: str) -> bool:
    """Tell whether a title is that of a list or a digest of papers."""
    return len(words) <= _LONGEST_LISTING and _is_listing_title(words)


@lru_cache(maxsize=1 << 10)
def _is_listing_title(words: str) -> bool:
    words = words if " " in words.strip() else _SLUG_MARKS.sub(" ", words)  # "vision-papers"
    found = _LISTING.search(section_words(words))
    return found is not None and not (_COINED.match(words) and _ALSO_IN_TITLES.search(found[0]))


def heads_other_things(words: str) -> bool:
    """Tell whether a title or heading says that what follows are data sets, tools, courses and the like."""
    return len(words) <= _LONGEST_LISTING and _OTHER_THINGS.search(section_words(words)) is not None


def is_placeholder(words: str) -> bool:
    """Tell whether words are those of a form that nobody has filled in."""
    return _is_placeholder(words[:_LONGEST_PLACEHOLDER])


@lru_cache(maxsize=1 << 12)
def _is_placeholder(words: str) -> bool:
    bare = re.sub(r"[*_`\"'📄]", "", words).strip()
    return not bare or _PLACEHOLDER.search(bare[:300]) is not None


def title_shape(words: str) -> float:
    """Return how much the words look like the title of a paper, 0 to 1.

    A coined name before a colon, several words, capitals as titles have them, terms of the field.
    """
    words = words.strip()
    if not 4 <= len(words) <= 300 or is_placeholder(words):
        return 0.0
    if (
        _ID_ALONE.fullmatch(words)
        or _VERSION.match(words)
        or _SETTING.search(words)
        or is_section_name(words)
        or is_reference_heading(words)
        or is_aside(words)
        or is_readme_section(words)
    ):
        return 0.0
    if field_named(words) not in {None, FieldName.TEXT}:
        return 0.0
    tokens = _WORD.findall(words)
    if not tokens:
        return 0.0
    score = 0.0
    if _COINED.match(words):
        score += 0.5
    elif _REPORT.search(words):
        score += 0.3
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
    if re.search(
        r"[.!]$|습니다|(?:한다|이다|이란|하기|하는 법|알아보자|[해하]자)[.?]?$|[?]$"
        r"|\s(?:정리|후기|회고|메모|일지|모음|기록)$",
        words,
    ) and not _COINED.match(words):
        score -= 0.15
    return max(0.0, min(1.0, score))


def is_word_list(title: str) -> bool:
    """Tell whether a title is that of a glossary, or of questions and answers."""
    return _WORD_LIST.search(title[:_LONGEST_LISTING]) is not None


def shared_words(one: str, other: str) -> float:
    """Return the share of the shorter title's words, small ones aside, that the other has, too."""
    sets = [
        {token.casefold() for token in _WORD.findall(words) if token.casefold() not in _SMALL} for words in (one, other)
    ]
    least = max(min(map(len, sets)), 2)
    return len(sets[0] & sets[1]) / least
