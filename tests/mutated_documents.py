"""Damages documents as editors, file systems, converters and bad disks do; a seed gives the same damage each time."""

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.model import Quote, Reading
from kg.pipeline.documents import ProcessedDocument, process_reading
from kg.readers import read_bytes
from kg.readers.text.decoding import decode_text
from kg.schema import terms as v

__all__ = ["MUTATIONS", "bases", "facts", "mutated", "problems_of", "process"]

_ENTRY = re.compile(r"(?m)^(?=###? )")
_LONGEST = 6000  # characters of a base: short ones are read quickly
_UNEQUAL = {v.CONTENT_HASH, v.ENCODING, v.WARNING}  # tell of the bytes, not of papers

Mutation = Callable[[bytes, random.Random], bytes]


def bases(root: Path) -> list[tuple[str, bytes]]:
    """Documents to damage: parts of the seeds, and a few notes in other layouts."""
    found = []
    for file in sorted((root / "seeds").iterdir()):
        parts = _ENTRY.split(file.read_text("utf-8"))
        for start in range(1, len(parts), 6):
            text = (parts[0] + "".join(parts[start : start + 2]))[:_LONGEST]
            found.append((f"seeds/{start}-{file.name}", text.encode()))
    return found + [(f"notes/{name}", text.encode()) for name, text in _NOTES.items()]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a document with one to three kinds of damage."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(list(MUTATIONS.values()))(data, chance)
    return data


def process(data: bytes, name: str) -> tuple[Reading, ProcessedDocument]:
    """Read a document and run all extractors."""
    reading = read_bytes(data, name)
    return reading, process_reading(reading)


def problems_of(data: bytes, reading: Reading, done: ProcessedDocument) -> list[str]:
    """Return what must not be so, whatever the document."""
    text = reading.document.text  # composed, of which readers quote
    decoded = decode_text(data).text  # as it stands on disk, of which the graph quotes
    wrong = [problem.message for problem in done.problems if "failed here" in problem.message]
    wrong += [f"{quote} is not what stands there" for quote in _quotes(reading) if not _stands(quote, text)]
    evidence: dict[str, dict[str, str]] = {}
    for quad in _quads(done):
        if quad.predicate.value in {v.START, v.END, v.EXACT, v.CONFIDENCE} and isinstance(quad.object, ox.Literal):
            evidence.setdefault(str(quad.subject), {})[quad.predicate.value] = quad.object.value
    for result in evidence.values():
        start, end = int(result[v.START]), int(result[v.END])
        if not 0 <= start < end <= len(decoded) or decoded[start:end] != result[v.EXACT]:
            wrong.append(f"evidence at {start} to {end} of {len(decoded)} is not {result[v.EXACT]!r}")
        if not 0 < float(result[v.CONFIDENCE]) <= 1:
            wrong.append(f"confidence {result[v.CONFIDENCE]}")
    return wrong


def facts(done: ProcessedDocument) -> set[str]:
    """Return what a document states about papers, apart from its bytes and offsets, in Unicode's composed form."""
    return {
        unicodedata.normalize("NFC", f"{quad.subject} {quad.predicate} {quad.object}")
        for quad in _quads(done)
        if isinstance(quad.graph_name, ox.DefaultGraph) and quad.predicate.value not in _UNEQUAL
    }


def _quads(done: ProcessedDocument) -> list[ox.Quad]:
    return [quad for part in done.parts() for quad in ox.parse(part, format=ox.RdfFormat.N_QUADS)]


def _stands(quote: Quote, text: str) -> bool:
    return text[quote.span.start : quote.span.end] == quote.text


def _quotes(value: object) -> list[Quote]:
    if isinstance(value, Quote):
        return [value]
    if isinstance(value, tuple | list):
        return [quote for each in value for quote in _quotes(each)]
    if is_dataclass(value):
        return [quote for each in fields(value) for quote in _quotes(getattr(value, each.name))]
    return []


def _bad_byte(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.choice((0x00, 0x80, 0xC3, 0xE0, 0xED, 0xF5, 0xFE, 0xFF))]) + data[at + 1 :]


def _lost_byte(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _beheaded(data: bytes, chance: random.Random) -> bytes:
    return data[chance.randrange(len(data) + 1) :]


def _lines(change: Callable[[list[bytes], int, random.Random], None]) -> Mutation:
    def apply(data: bytes, chance: random.Random) -> bytes:
        lines = data.splitlines(keepends=True)
        if lines:
            change(lines, chance.randrange(len(lines)), chance)
        return b"".join(lines)

    return apply


def _double(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines.insert(at, lines[at])


def _drop(lines: list[bytes], at: int, chance: random.Random) -> None:
    del lines[at]


def _swap(lines: list[bytes], at: int, chance: random.Random) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _join(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = lines[at].rstrip(b"\r\n")


def _indent(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = chance.choice((b"    ", b"\t", b"> ", b"- ", b"| ", b"<!-- ", b"%% ", b"~~", b"```\n")) + lines[at]


def _text(change: Callable[[str, random.Random], str]) -> Mutation:
    def apply(data: bytes, chance: random.Random) -> bytes:
        return change(data.decode("utf-8", "surrogateescape"), chance).encode("utf-8", "surrogateescape")

    return apply


def _entities(text: str, chance: random.Random) -> str:
    table = {"%": "&#37;", "&": "&amp;", "<": "&lt;", "'": "&#x27;", '"': "&quot;", " ": "&nbsp;", "é": "&eacute;"}
    character = chance.choice(list(table))
    return text.replace(character, table[character], chance.choice((1, 3, -1)))


def _character(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    odd = "\u200b\u00ad\u2028\u202e\ufeff\u0301\u3000％()[]{}<>*_`~|#\\$@^&0９…"
    return text[:at] + chance.choice(odd) * chance.choice((1, 1, 2, 40)) + text[at:]


MUTATIONS: dict[str, Mutation] = {
    "bad byte": _bad_byte,
    "lost byte": _lost_byte,
    "cut": _cut,
    "beheaded": _beheaded,
    "doubled line": _lines(_double),
    "dropped line": _lines(_drop),
    "swapped lines": _lines(_swap),
    "joined lines": _lines(_join),
    "indented line": _lines(_indent),
    "decomposed": _text(lambda text, _: unicodedata.normalize("NFD", text)),
    "Windows line ends": lambda data, _: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
    "old Macintosh line ends": lambda data, _: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
    "byte order mark": lambda data, _: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data, _: data.decode("utf-8", "replace").encode("utf-16"),
    "CP949": lambda data, _: data.decode("utf-8", "replace").encode("cp949", "replace"),
    "entities": _text(_entities),
    "odd character": _text(_character),
}
"""Kinds of damage by name."""

_NOTES = {
    "page.md": "---\ntitle: 'KiteNet: Flying on Short Strings'\nauthors: [Ann Bee, 김철수]\narxiv: 2401.03001\n---\n\n"
    "## 요약\n\n- KiteNet은 GSM8K에서 81.5%의 정확도로 기존보다 3.2%p 높다.\n\n"
    "| Model | MMLU | GSM8K |\n|---|---|---|\n| KiteNet | **71.2** | 81.5 |\n| GPT-4 | 70.1 | 78.3 |\n",
    "list.md": "# Reading list\n\n## 2024-03-04\n\n- [ ] **[BatNet: Hearing in the Dark](https://arxiv.org/abs/2401.03002)**"
    " (ICLR 2024) Ann Bee, Cee Dee. We introduce BatNet and evaluate on ImageNet (84.3% top-1).\n"
    "- [OwlNet](https://doi.org/10.1145/3292500) by E. Eff et al., 2023\n",
    "obsidian.md": "> [!info]\n> **Authors**: [[Ann Bee]], [[Cee Dee]]\n> **Link**: https://arxiv.org/abs/2401.03003\n\n"
    "%% private %%\n\n# MothNet: Towards the Light\n\nTrained on ==COCO== with 7B parameters.^block\n",
    "library.bib": "@inproceedings{bee2024gnat,\n  title = {{GnatNet}: Small is Enough},\n"
    '  author = {Bee, Ann and D{\\"u}e, Cee},\n  year = 2024,\n  booktitle = {ICML},\n  eprint = {2401.03004}\n}\n',
}
