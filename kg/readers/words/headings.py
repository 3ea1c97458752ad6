"""What the words of a heading say: a part of a paper, references, similar papers, a tool's description."""

import re
import unicodedata
from functools import lru_cache

from kg.readers.words.labels import folded, split_words

__all__ = [
    "is_aside",
    "is_contents",
    "is_of_person",
    "is_readme_section",
    "is_reference_heading",
    "is_section_name",
    "is_similar_heading",
    "is_specimen",
    "section_words",
]

_SECTIONS = frozenset(
    map(
        folded,
        split_words(
            """
            what, why, how, so what, why it matters,
            abstract, introduction, intro, related work, related works, related literature, background,
            preliminaries, preliminary, method, methods, methodology, approach, proposed method, our method,
            our approach, model, model architecture, architecture, experiment, experiments, experimental results,
            experimental setup, experiment results, evaluation, results, result, discussion, analysis, ablation,
            ablation study, ablations, conclusion, conclusions, limitations, limitation, future work, appendix,
            summary, tldr, tl;dr, key points, key ideas, key idea, notes, contributions, contribution,
            key contributions, motivation, problem, problem statement, problem definition, dataset, datasets,
            training, inference, implementation, implementation details, overview, metadata, details, main idea,
            strengths, weaknesses, strength, weakness, pros, cons, questions, notes questions, takeaways,
            my thoughts, thoughts, comments, highlights, data, setup, task, tasks, keywords, key results,
            key findings, findings, insight, insights, critique, review, one line summary, 5 line summary, info,
            information, basic info, paper info, details of the paper, contents, 초록, 서론, 도입, 들어가며,
            관련 연구, 선행 연구, 배경, 방법, 방법론, 제안 방법, 제안 기법, 모델, 구조, 모델 구조, 실험, 실험 결과,
            실험 설정, 실험 및 결과, 결과, 논의, 토의, 분석, 결론, 마치며, 한계, 한계점, 요약, 한줄 요약,
            한 줄 요약, 세줄 요약, 핵심 요약, 핵심, 핵심 아이디어, 핵심 기여, 기여, 주요 기여, 주요 내용, 문제,
            문제 정의, 동기, 데이터, 데이터셋, 학습, 평가, 장점, 단점, 장단점, 의의, 느낀 점, 생각, 개인 의견,
            의견, 정리, 개요, 소개, 논문 정보, 기본 정보, 메타데이터, 서지 정보, 논문 요약, 상세 요약, 내용, 질문,
            키워드, 전체 요약, 5줄 요약, 3줄 요약, 향후 연구, 시사점, 부록, 목적, 연구 목적, 연구 배경, 연구 방법,
            연구 결과, 摘要, 引言, 介绍, 背景, 相关工作, 方法, 模型, 实验, 实验结果, 结果, 结论, 总结, 讨论, 局限,
            局限性, 创新点, 贡献, 核心思想, 动机, 概要, はじめに, 手法, 提案手法, 実験, 考察, まとめ, 結論,
            どんなもの, 何を解決, 何が新しい, どうやってる, 一言でいうと, 一言で言うと, ひとことでいうと,
            ひとことで言うと, 新規性, 新規性 差分, 論文情報
            """
        ),
    )
)
_STRONG_SECTIONS = frozenset(
    map(
        folded,
        split_words(
            """
            abstract, related work, related works, method, methods, methodology, proposed method, experiments,
            experiment, experimental results, ablation, ablation study, contributions, key contributions,
            limitations, tldr, tl;dr, results, conclusion, conclusions, key ideas, introduction, 초록, 서론,
            관련 연구, 제안 방법, 방법론, 실험, 실험 결과, 결론, 핵심 기여, 한계, 摘要, 相关工作, 方法, 实验, 结论,
            手法, 実験, architecture, model architecture, approach, evaluation, key points, 核心思想, 创新点,
            제안 기법, 핵심 아이디어, 한줄 요약, 한 줄 요약
            """
        ),
    )
)
_REFERENCES = re.compile(
    r"references?|bibliography|works cited|citations?|further reading|참고\s?(?:문헌|자료|논문)"
    r"|인용(?:\s?문헌)?|출처|레퍼런스|参考(?:文献|资料|論文)?"
    r"|(?:other|useful|additional|external|helpful)\s.{0,30}\b(?:collections?|resources?|links?|lists?|blogs?"
    r"|repos(?:itories)?|notes|sites|websites|materials?)\b.{0,25}"
    r"|引用|see also|더 읽을거리|읽을거리|related (?:links?|notes?|resources?|readings?)|관련 (?:링크|노트"
    r"|자료)|links?|링크|resources|cited (?:papers?|by)"
    r"|related|관련|관련\s?글|backlinks?|next|다음에 읽을 (?:것|논문)|연결|링크된 노트|相关链接"
    r"|linked (?:notes|mentions)|connections?",
    re.IGNORECASE,
)
_SIMILAR = re.compile(
    r"(?:similar|related|comparable|neighbou?ring)\s+(?:papers?|works? to read|research papers?|literature notes)"
    r"|(?:유사|비슷|관련)(?:한)?\s*(?:한\s*)?논문(?:들|\s?목록)?|(?:相似|相关|類似|関連)(?:的)?(?:论文|論文)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:table of )?contents|toc|목차|차례|目录|目次", re.IGNORECASE)
_ASIDES = re.compile(
    rf"{_CONTENTS.pattern}|star history|license|라이선스|changelog"
    r"|acknowledge?ments?|감사의 글|contributors?|contributing",
    re.IGNORECASE,
)
_OF_PERSON = re.compile(
    r"education|teaching|(?:research\s)?interests|about me|bio(?:graphy)?|internships?"
    r"|(?:work|research|teaching|professional|industry)?\s?experiences?|employment|(?:honou?rs|awards|skills)(?:\s(?:and|&)\s\w+)?"
    r"|(?:professional\s)?(?:service|activities)|학력|(?:연구\s|직장\s|업무\s)?경력|수상(?:\s?경력)?|교육\s?경력"
    r"|教育(?:经历|背景)|(?:工作|实习)经历|学歴|職歴",
    re.IGNORECASE,
)
_SPECIMEN = re.compile(
    r"(?:example|sample|output)(?:s|\s(?:output|digest|entry|report|result|email|message|file|note|format|example)s?)?"
    r"|(?:출력|결과|사용|작성)?\s?예시(?:\s?(?:출력|결과))?|(?:输出|使用)?示例|(?:出力)?例"
    r"|what (?:it|you) (?:looks like|gets?)",
    re.IGNORECASE,
)
_README = re.compile(
    r"installation|install|usage|getting started|quick ?start|requirements|prerequisites|license|contributing"
    r"|features|setup|configuration"
    r"|how to (?:use|run|install)|directory structure|project structure|folder structure|roadmap|development"
    r"|deployment|dependencies|build"
    r"|how it works.*|설치(?: 방법)?|사용법|사용 방법|실행 방법|요구 사항|라이선스|기여|디렉(?:토|터)리 (?:구조"
    r"|構成)|폴더 구조|기능|주요 기능|개발"
    r"|프로젝트 (?:개요|구조)|설정|ディレクトリ構成|使い方|运用ルール|運用ルール|安装|使用方法"
    r"|customi[sz]ation|commands?|examples?|conventions?|format|contact",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"^\s*(?:(?:section|chapter|part|제)?\s?\d{1,2}(?:\.\d{1,2}){0,3}\s?[.):장절]?|[IVX]{1,4}[.)]|[①-⑳]"
    r"|[A-Ha-h][.)])\s+",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^[^\w(\[]+|[\s:：*_#\]\[?!.]+$")


@lru_cache(maxsize=4096)
def section_words(words: str) -> str:
    """Return a heading without its number, marks and what stands in brackets behind it."""
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
    name = folded(section_words(words))
    return name in (_STRONG_SECTIONS if strong else _SECTIONS)


def is_reference_heading(words: str) -> bool:
    """Tell whether what follows the heading names other works: references, links, related notes."""
    return len(words) <= 60 and (_REFERENCES.fullmatch(section_words(words)) is not None or is_similar_heading(words))


def is_of_person(words: str) -> bool:
    """Tell whether the heading belongs to a person's curriculum vitae."""
    return len(words) <= 60 and _OF_PERSON.fullmatch(section_words(words)) is not None


def is_similar_heading(words: str) -> bool:
    """Tell whether the heading says that papers below are similar or related to the page's own."""
    return len(words) <= 60 and _SIMILAR.match(section_words(words)) is not None


def is_aside(words: str) -> bool:
    """Tell whether the heading opens a part that is neither text nor papers: contents, licence, thanks."""
    return len(words) <= 60 and _ASIDES.fullmatch(section_words(words)) is not None


def is_contents(words: str) -> bool:
    """Tell whether the heading opens a table of contents."""
    return len(words) <= 60 and _CONTENTS.fullmatch(section_words(words)) is not None


def is_specimen(words: str) -> bool:
    """Tell whether the heading says that an example of what a tool writes follows."""
    return len(words) <= 60 and _SPECIMEN.fullmatch(section_words(words)) is not None


def is_readme_section(words: str) -> bool:
    """Tell whether the heading belongs to the description of a tool or a collection."""
    return len(words) <= 60 and _README.fullmatch(section_words(words)) is not None
