"""The words by which notes label the fields of a paper, in English, Korean, Chinese and Japanese."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

__all__ = ["LABELS", "FieldName", "field_named", "folded", "split_words"]


class FieldName(StrEnum):
    """A field of a paper's note."""

    TITLE = "title"
    OTHER_TITLE = "other title"
    AUTHORS = "authors"
    ARXIV = "arXiv id"
    DOI = "DOI"
    LINK = "link"
    CODE = "code"
    PROJECT = "project page"
    DATE = "date"
    READ = "date of reading"
    UPDATED = "last update"
    PUBLISHED = "published"
    VENUE = "venue"
    YEAR = "year"
    TAGS = "tags"
    STATUS = "status"
    RATING = "rating"
    VOTES = "votes"
    AFFILIATION = "affiliation"
    PRESENTER = "presenter"
    NOTES = "notes"
    TEXT = "text"


LABELS: Mapping[FieldName, str] = {
    FieldName.TITLE: """
        title, paper title, papertitle, full title, original title, english title, title of paper,
        title of the paper, name, 제목,
        논문 제목, 논문제목, 논문명, 논문 이름, 원제, 원제목, 영어 제목, 영문 제목, 标题, 题目, 论文标题,
        论文题目, 论文名称, 论文名, 文章标题, 文章题目, 篇名, 標題, 論文標題, 論文タイトル, タイトル
    """,
    FieldName.OTHER_TITLE: """
        korean title, short title, shorttitle, subtitle, aliases, alias, 한글 제목, 한국어 제목, 국문 제목,
        번역 제목, 부제, 中文标题, 译名
    """,
    FieldName.AUTHORS: """
        author, authors, paper authors, authors of paper, authors of the paper, by, who,
        written by, 저자, 저자들, 논문 저자, 저자명, 지은이, 작성자들,
        作者, 论文作者, 著者, 第一作者, first author, firstauthor, coauthor, coauthors, author list,
        creator, creators
    """,
    FieldName.ARXIV: """
        arxiv, arxiv id, arxivid, arxiv link, arxiv url, arxiv address, arxiv number, arxiv paper, eprint,
        아카이브, 아카이브 링크
    """,
    FieldName.DOI: """
        doi, doi link, doi url
    """,
    FieldName.LINK: """
        link, links, url, urls, uri, read it, paper, papers, paper link, paper links, paper url, paperurl, paperlink,
        paper pdf, external url, externallink, pdf, pdf link, pdf url, article, source, original,
        original paper, publication link, reference link, abs, abstract page, openreview, acl anthology,
        anthology, semantic scholar, hugging face, huggingface, hf, hf papers, hf paper, ar5iv, alphaxiv, html,
        external link, origin, 논문, 링크, 논문 링크, 논문링크, 논문 주소, 논문 url, 논문 pdf, 원문, 원문 링크, 원논문,
        원 논문, 원본, 원본 논문, 원본 링크, 주소, 출처, 论文, 链接, 论文链接, 论文地址, 原文, 原文链接, 地址,
        論文, 論文リンク, リンク, 連結, 論文連結, 原論文, nips paper, neurips paper
    """,
    FieldName.CODE: """
        code, github, git, repo, repository, source code, official code, implementation,
        official implementation, code link, github link, 코드, 깃허브, 깃헙, 구현, 공식 구현, 공식 코드,
        저장소, 소스 코드, 代码, 代码链接, 源码, コード
    """,
    FieldName.PROJECT: """
        project, project page, projectpage, homepage, home page, website, web, page, demo, project link,
        프로젝트, 프로젝트 페이지, 프로젝트페이지, 홈페이지, 웹사이트, 데모, 项目, 项目主页, 主页,
        プロジェクト
    """,
    FieldName.DATE: """
        date, day, when, created, created at, created time, date created, posted, post date, publish date of note,
        digest date, 날짜, 일자, 일시, 작성일, 작성 날짜, 작성일자, 등록일, 생성일, 발표 날짜, 수집 일자, 수집일,
        수집 날짜, 日期, 时间, 日付, time, datetime, publishedat, pubdate, publish date, publishdate
    """,
    FieldName.READ: """
        date read, read date, read on, date of reading, reading date, last read, date added, added, added on, note date,
        reviewed, reviewed on, date reviewed, review date, presented, presented on, presentation date, seminar date,
        meeting date, 읽은 날, 읽은 날짜, 읽은날, 읽은 일자, 읽은 일, 정리일, 정리 날짜, 리뷰 날짜, 리뷰일,
        리뷰 일자, 스터디 날짜, 스터디일, 발제일, 세미나 날짜, 阅读日期, 阅读时间, 读于, 添加日期, 読了日, 読んだ日,
        読んだ日付, メモ日
    """,
    FieldName.UPDATED: """
        updated, last update, last updated, last modified, last modified at, lastmod, modified, updated at,
        update, 수정일, 최종 수정일, 업데이트, 마지막 수정, 更新, 更新日期, generated, generated at,
        generated on, 생성일시, 생성 일시
    """,
    FieldName.PUBLISHED: """
        published, publication date, pub date, date published, published date, published on, published at, submitted,
        submitted on, submission date, release date, released, issued, first published, 발표일, 발행일, 게재일,
        출판일, 공개일, 제출일, 발표 시기, 논문 발표, 출간일, 发表时间, 发布时间, 发布日期, 发表日期, 公開日,
        投稿日, 投稿日付, 出版日, 発表日
    """,
    FieldName.VENUE: """
        venue, where, conference, conf, journal, publication, published in, proceedings, booktitle, book title,
        container title, publisher, publication title, appeared in, accepted, accepted at, 학회, 저널, 학술지,
        게재, 게재지, 발표, 발표 학회, 학회 저널, 발표처, 게재처, 출판, 컨퍼런스, 会议, 期刊, 会议期刊, 发表,
        发表会议, 发表于, 出版, 会議, 学会, comments, comment, source conference
    """,
    FieldName.YEAR: """
        year, publication year, published year, year published, 연도, 년도, 출판 연도, 발표 연도, 출판연도,
        발표년도, 年份, 发表年份, 年
    """,
    FieldName.TAGS: """
        tag, tags, keyword, keywords, key words, topic, topics, category, categories, area, areas, field,
        fields, subject, subjects, domain, task, tasks, primary category, index terms, 태그, 키워드, 분야,
        주제, 분류, 카테고리, 연구 분야, 标签, 关键词, 关键字, 领域, 主题, 方向, 类别, 分野, キーワード, タグ,
        matched
    """,
    FieldName.STATUS: """
        status, reading status, read, progress, state, 상태, 읽은 정도, 진행 상태, 진행상황, 읽음, 읽기 상태,
        状态, 阅读状态
    """,
    FieldName.RATING: """
        rating, score, stars, my rating, importance, priority, relevance, 평점, 별점, 점수, 중요도, 추천도,
        난이도, 评分, 推荐指数
    """,
    FieldName.VOTES: """
        vote, votes, upvote, upvotes, like, likes, 추천, 추천 수, 추천수, 투표, 좋아요
    """,
    FieldName.AFFILIATION: """
        affiliation, affiliations, institution, institutions, institute, organization, organisation, org, lab,
        labs, company, from, 소속, 기관, 소속 기관, 연구 기관, 연구기관, 회사, 단체, 单位, 机构, 作者单位,
        所属, 所属機関, 機関
    """,
    FieldName.PRESENTER: """
        presenter, presenters, presented by, speaker, speakers, discussant, discussion leader, facilitator, moderator,
        host, reviewer, reviewers, reviewed by, note taker, scribe, summarized by, summary by, notes by,
        발표자, 발제자, 담당자, 담당, 발표 담당, 진행자, 사회자, 리뷰어, 작성자, 정리자, 요약자, 글쓴이,
        报告人, 汇报人, 主讲人, 主讲, 分享人, 讲者, 報告人, 発表者, 担当者, 担当, 紹介者
    """,
    FieldName.NOTES: """
        note, notes, my notes, review, reviews, summary link, read more, details, full note, 노트, 정리, 리뷰,
        요약 링크, 상세, 자세히, 笔记, session, cite key, citekey, citation key, bibtex key, citekeys, issn,
        isbn, pages, volume, issue, item type, type, language, zotero, zotero link, zotero uri, series,
        license, lang, permalink, layout, aliases list, rank, id, no, number
    """,
    FieldName.TEXT: """
        summary, abstract, tldr, tl dr, tl;dr, one line summary, one sentence summary, overview, key points,
        key point, key idea, key ideas, main idea, core idea, contribution, contributions, key contributions,
        key findings, method, methods, approach, results, conclusion, motivation, problem, description,
        takeaway, takeaways, why read now, why it matters, highlights, insight, insights, limitations,
        comment on paper, 요약, 초록, 한줄 요약, 한 줄 요약, 핵심, 핵심 내용, 핵심 아이디어, 내용, 설명, 기여,
        주요 기여, 방법, 방법론, 결과, 결론, 한계, 의의, 배경, 문제, 동기, 요약 영문, 요약 한글, 핵심 기여,
        맥락, 질문, 摘要, 简介, 一句话总结, 总结, 核心思想, 贡献, 方法, 结果, 结论, 動機, 概要, 要約, まとめ
    """,
}
"""The labels of each field, separated by commas."""

_HINT = re.compile(r"\s*[(（][^()（）]{1,30}[)）]$")  # "(YYYY-MM-DD)"
_MARKS = re.compile(r"[^\w;]+")
_TAIL = re.compile(r"[\s_]*(?:\(s\)|（s）)$")
_SEPARATORS = re.compile(r"[\s_\-–·./|&+]+")


def folded(label: str) -> str:
    """Return a label as it is looked up: without case, marks, emoji, and with single spaces."""
    words = unicodedata.normalize("NFKC", label).casefold()
    words = _TAIL.sub("", words.strip())
    words = _SEPARATORS.sub(" ", words)
    return " ".join(_MARKS.sub(" ", words).split())


def split_words(words: str) -> list[str]:
    """Return the words and phrases of a list that commas separate."""
    return [each.strip() for each in words.split(",") if each.strip()]


_BY_LABEL: dict[str, FieldName] = {
    folded(label): name for name, labels in reversed(list(LABELS.items())) for label in split_words(labels)
}
_LONGEST = 40
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTS = re.compile(r"\s*[/·&,、]\s*|\s(?:and|및)\s")


@lru_cache(maxsize=1 << 14)
def field_named(label: str) -> FieldName | None:
    """Return the field that a label names, None if it is not a label of a known field."""
    if len(label) > _LONGEST * 2:
        return None
    name = _BY_LABEL.get(folded(label)) or _BY_LABEL.get(folded(_HINT.sub("", label)))
    if name is None and (apart := _CAMEL.sub(" ", label)) != label:  # "DateRead"
        name = _BY_LABEL.get(folded(apart))
    if name is None and (parts := _PARTS.split(label))[1:]:  # "Authors / Affiliations"
        names = [_BY_LABEL.get(folded(part)) for part in parts]
        name = names[0] if None not in names and len(parts) <= 3 else None
    return name
