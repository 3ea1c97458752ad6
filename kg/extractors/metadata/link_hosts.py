"""What tells the address of a project from other addresses."""

__all__ = ["BARE_HOSTS", "CODE_HOSTS", "FILE_ENDINGS", "OTHER_HOSTS", "PAGE_HOSTS"]

# Hosts whose paths OWNER/NAME are repositories.
CODE_HOSTS = frozenset(
    (
        "github.com",
        "gitlab.com",
        "bitbucket.org",
        "codeberg.org",
        "gitee.com",
        "sr.ht",
        "gitlab.inria.fr",
        "sourceforge.net",
    )
)

# Hosts that need no scheme before them to be read as addresses, if a path follows.
BARE_HOSTS = (
    *sorted(CODE_HOSTS),
    "huggingface.co",
    "hf.co",
    "modelscope.cn",
    "zenodo.org",
    "kaggle.com",
    "aka.ms",
    "bit.ly",
    "goo.gle",
)

# Hosts of pages, one name before them: their addresses need neither scheme nor path.
PAGE_HOSTS = (
    "github.io",
    "gitlab.io",
    "pages.dev",
    "vercel.app",
    "netlify.app",
    "readthedocs.io",
    "hf.space",
    "web.app",
)

# Hosts of papers, venues, listings and encyclopedias: nobody's project page.
OTHER_HOSTS = (
    "arxiv.org",
    "alphaxiv.org",
    "ar5iv.org",
    "ar5iv.labs.arxiv.org",
    "doi.org",
    "openreview.net",
    "aclanthology.org",
    "aclweb.org",
    "semanticscholar.org",
    "paperswithcode.com",
    "scholar.google.com",
    "scholar-inbox.com",
    "dblp.org",
    "wikipedia.org",
    "proceedings.mlr.press",
    "proceedings.neurips.cc",
    "papers.nips.cc",
    "openaccess.thecvf.com",
    "ieeexplore.ieee.org",
    "dl.acm.org",
    "link.springer.com",
    "sciencedirect.com",
    "creativecommons.org",
    "star-history.com",
    "shields.io",
    "youtube.com",
    "youtu.be",
    "vimeo.com",
    "localhost",
    "example.com",
)

# Files that are pictures, videos or papers, not projects.
FILE_ENDINGS = (".pdf", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".mp4", ".mov", ".webm", ".bib", ".ps")
