"""Whether a figure is of what the paper presents, though its sentence names another's system ("Llama-2 with Foo").

A paper that tunes another's model, or puts its method on it, reports figures of its own by that model's name.
"""

import re
from collections.abc import Iterator, Sequence

from kg.extractors.benchmarks.relations import BenchmarkRelation
from kg.extractors.results.attribution import Attribution
from kg.extractors.results.candidates import FigureCandidate
from kg.extractors.results.english import is_english
from kg.extractors.results.pairing import Pair
from kg.extractors.results.systems import UNNAMED, Role, System
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import Particle, WordClass
from kg.vocabularies import key

__all__ = ["IS_OWN", "owner_features", "role_of"]

IS_OWN = "figure-is-own"
"""The decision whether a figure is of what the paper presents."""

_WITHIN = 5
"""Words on either side of a system's name in which cues are looked for."""


def role_of(pair: Pair, system: System, *, is_own: bool) -> Role:
    """Return whose a figure is, as seen from the paper.

    Args:
        pair: the figure with its benchmark.
        system: the system that its sentence names.
        is_own: whether the figure is decided to be of what the paper presents.
    """
    named = system.role is Role.OTHER and system.node is not None
    if named and is_own and pair.change != "before":
        return Role.OWN
    return system.role


def owner_features(candidate: FigureCandidate, system: System, attribution: Attribution) -> dict[str, float]:
    """Return what tells whether a figure is of what the paper presents.

    Args:
        candidate: the figure with its benchmark.
        system: whose it was read to be.
        attribution: tells the paper's own system and title.
    """
    own, title = attribution.own, attribution.title
    chunks, pair = candidate.chunked.chunks, candidate.pair
    name = key(system.name)
    presented = attribution.names - {key(UNNAMED)}
    found: dict[str, float] = {
        "english": is_english(candidate.chunked.sentence),
        f"system:{system.role}": 1,
        f"kind={pair.measure.kind}": 1,
        f"change={pair.change}": 1,
        "own-unnamed": own.name == UNNAMED,
        "system-unnamed": system.node is None,
        "system-titled": len(name) > 2 and name in key(title),
        "is-presented": name in presented,
        "extends-presented": any(name.startswith(each) for each in presented),
        "begins-as-presented": any(name[:4] == each[:4] for each in presented if len(each) > 3),
        "shortens-presented": len(name) > 2 and any(name in each for each in presented),
        "presented": min(len(presented), 4),
        f"relation={pair.benchmark.relation.name}": 1,
        "benchmark-presented": pair.benchmark.relation is BenchmarkRelation.INTRODUCES,
        "benchmarks-presented": candidate.use.presented,
        "study": bool(_STUDY.search(title)),
        "compared": _is_compared(chunks, pair.measure.place),
    }
    places = [at for at, chunk in enumerate(chunks) if name and key(chunk.text) and key(chunk.text) in name]
    places = [at for at in places if chunks[at].word_class in _NAMED]
    if places:
        at = min(places, key=lambda at: abs(at - pair.measure.place))
        found |= dict.fromkeys(_cues(chunks, at), 1.0)
        found["behind"] = at > pair.measure.place
        found["distance"] = min(abs(at - pair.measure.place), 20)
        found[f"system-ends={chunks[at].particle}"] = 1
    mentions = [at for at, chunk in enumerate(chunks) if key(chunk.text) in presented - {name}]
    if mentions:
        found["own-here"] = True
        found["own-before"] = bool(places) and mentions[0] < min(places)
        found["own-is-means"] = any(_is_means(chunks, at) for at in mentions)
        found["made-with-own"] = bool(places) and any(
            _is_means(chunks, at) and 0 < min(places) - at <= _WITHIN for at in mentions
        )
        for at in mentions:
            found["own-is-subject"] = found.get("own-is-subject", False) or chunks[at].particle in _SUBJECT
    return {feature: float(value) for feature, value in found.items() if value}


_SUBJECT = frozenset((Particle.TOPIC, Particle.SUBJECT))
_NAMED = frozenset((WordClass.MODEL, WordClass.NAME, WordClass.PHRASE))
_STUDY = re.compile(
    r"\b(?:bench\w*|evaluat\w+|assess\w+|measur\w+|stud(?:y|ies)|survey|analysis|comparing|can|how|do|does|are|dataset)\b|\?",
    re.IGNORECASE,
)
_CUES = (
    (
        "made",
        r"미세|파인|튜닝|조정|학습|훈련|정렬|증류|적용|사용|활용|이용|통해|통한|결합|기반|의해|추가|"
        r"fine-?tun|tun(?:ed|ing)|train|distill|align|optimi[sz]|with$|using|based|appl|equip|augment|enhanc|boost",
    ),
    ("mine", r"제안|우리|저희|본$|개발|our|ours|proposed|this$|we$"),
    ("existing", r"기존|이전|다른|원래|원본|초기|other|prior|previous|baseline|original|vanilla|initial|existing"),
    ("best", r"최고|최상|최신|최첨단|가장|상용|선도|best|top|strong|leading|advanced|frontier|state-of"),
    ("even", r"조차|같은|도$|even|like$|such|including"),
    ("compared", r"보다|대비|비해|능가|앞서|뛰어넘|than|over$|versus|outperform|surpass|exceed|compared"),
    ("improved", r"향상|개선|높이|높였|끌어|증가|상승|improv|rais|lift|increas|elevat"),
)
_ANY = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _CUES), re.IGNORECASE)


def _cues(chunks: Sequence[Chunk], at: int) -> Iterator[str]:
    """Yield what words beside a system's name say of it."""
    for side, near in (
        ("before", chunks[max(0, at - _WITHIN) : at]),
        ("after", chunks[at + 1 : at + 1 + _WITHIN]),
    ):
        for chunk in near:
            if chunk.word_class not in _NAMED and (cue := _ANY.match(chunk.text)):
                yield f"{side}:{cue.lastgroup}"
    if _ANY.match(chunks[at].text) is None and chunks[at].text.endswith(("조차", "마저")):
        yield "after:even"


def _is_compared(chunks: Sequence[Chunk], place: int) -> bool:
    """Return whether another figure is compared with the one at a place ("Foo의 42.3%보다", "66.5 대 65.9")."""
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    return (
        chunks[place].particle is Particle.THAN
        or (following is not None and following.word_class is WordClass.THAN)
        or (place > 1 and chunks[place - 1].text in {"대", "vs", "vs.", "than", "to"})
    )


def _is_means(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether a thing is what another was made with ("Foo를 사용한", "with Foo", "Foo로 미세 조정된")."""
    following = chunks[at + 1 : at + 4]
    before = chunks[at - 1].text.casefold() if at else ""
    return before in {"with", "using", "by", "via"} or any(
        (cue := _ANY.match(chunk.text)) is not None and cue.lastgroup == "made" for chunk in following
    )
