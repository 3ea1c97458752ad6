"""The sites of papers, of code and of posts: what an address leads to where it has no id of a paper."""

import re

__all__ = ["CODE_HOSTS", "is_of_paper", "is_of_post"]

CODE_HOSTS = frozenset({"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitee.com"})
"""Sites of repositories."""

_PAPER_HOSTS = frozenset(
    [
        "arxiv.org",
        "alphaxiv.org",
        "ar5iv.org",
        "papers.cool",
        "openreview.net",
        "aclanthology.org",
        "aclanthology.info",
        "aclweb.org",
        "anthology.aclweb.org",
        "openaccess.thecvf.com",
        "thecvf.com",
        "proceedings.mlr.press",
        "jmlr.org",
        "papers.nips.cc",
        "papers.neurips.cc",
        "proceedings.neurips.cc",
        "neurips.cc",
        "nips.cc",
        "doi.org",
        "dx.doi.org",
        "dl.acm.org",
        "ieeexplore.ieee.org",
        "link.springer.com",
        "sciencedirect.com",
        "nature.com",
        "science.org",
        "semanticscholar.org",
        "biorxiv.org",
        "medrxiv.org",
        "chemrxiv.org",
        "ssrn.com",
        "papers.ssrn.com",
        "isca-speech.org",
        "isca-archive.org",
        "usenix.org",
        "aaai.org",
        "ojs.aaai.org",
        "ijcai.org",
        "research.google.com",
        "ecva.net",
        "roboticsproceedings.org",
        "vldb.org",
        "pnas.org",
        "cell.com",
        "mdpi.com",
        "frontiersin.org",
        "journals.plos.org",
        "onlinelibrary.wiley.com",
        "tandfonline.com",
        "academic.oup.com",
        "hal.science",
        "eprint.iacr.org",
        "direct.mit.edu",
        "transacl.org",
        "dblp.org",
        "citeseerx.ist.psu.edu",
        "iopscience.iop.org",
        "journals.aps.org",
        "pubs.acs.org",
        "pubmed.ncbi.nlm.nih.gov",
        "ncbi.nlm.nih.gov",
        "bmva.org",
        "scholar.google.com",
        "osf.io",
        "techrxiv.org",
        "cdn.openai.com",
    ]
)
_PAPER_DOMAINS = (".arxiv.org", ".semanticscholar.org", ".neurips.cc", ".sciencedirect.com", ".sciencemag.org")
_PAPER_PATHS = {
    "huggingface.co": "/papers/",
    "hf.co": "/papers/",
    "paperswithcode.com": "/paper/",
    "research.google": "/pubs/",
}
_PUBLICATION = re.compile(r"/(?:research/)?(?:publications?|pubs)/[\w%.-]{6,}", re.IGNORECASE)  # of a lab's site
_POST = re.compile(
    r"(?:blog|news|podcasts?)\.|(?:[\w-]+\.)*(?:medium\.com|substack\.com|towardsdatascience\.com|youtube\.com|youtu\.be"
    r"|twitter\.com|x\.com|reddit\.com|ycombinator\.com|wikipedia\.org|lesswrong\.com|bilibili\.com|zhihu\.com|qiita\.com"
    r"|zenn\.dev|velog\.io|tistory\.com|wordpress\.com|blogspot\.com|spotify\.com|dev\.to|linkedin\.com)/"
    r"|[^/]+/(?:[\w-]+/)*(?:blogs?|posts?|news|videos?|podcasts?)/|[^/]+/(?:19|20)\d\d/\d\d/",
    re.IGNORECASE,
)


def is_of_paper(host: str, path: str) -> bool:
    """Tell whether an address leads to a paper: by its site, a PDF, or the publications of a lab.

    Args:
        host: the address's host, without ``www.``.
        path: its path.
    """
    return (
        host in _PAPER_HOSTS
        or host.endswith(_PAPER_DOMAINS)
        or path.startswith(_PAPER_PATHS.get(host, "\0"))
        or (path.casefold().endswith(".pdf") and host not in CODE_HOSTS)
        or (host not in CODE_HOSTS and _PUBLICATION.search(path) is not None)
    )


def is_of_post(host: str, path: str) -> bool:
    """Tell whether an address leads to a post of a blog, a video, a talk or a message.

    Args:
        host: the address's host, without ``www.``.
        path: its path.
    """
    return _POST.match(f"{host}{path}/") is not None
