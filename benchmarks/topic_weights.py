"""Learns how papers are filed under topics, and measures how well it is done on papers left out.

    python benchmarks/topic_weights.py [--labels LABELS.jsonl ...] [--documents FOLDER ...]
        [--test GOLD.jsonl ...] [--parts 10] [--write]

Prints precision, recall and F1 cross-validated on the labelled papers, those on gold files that took no part, and the
weights. Labels are those of tests/data, and the gold file is the development set beside the project, unless named.
With --write, what was learned from all labelled papers becomes ontology/topic-weights.tsv and ontology/topic-words.tsv,
and ontology/topic-frequencies.tsv is counted anew over them. The same input gives the same files.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from measuring import ROOT
from topic_learning import Case, Paper, learn_all, parted

sys.path.insert(0, str(ROOT))

from kg.extractors.base import Source
from kg.extractors.groundedness.score import measure_groundedness
from kg.extractors.topics.extractor import passages_to_file_by
from kg.extractors.topics.matching import LabelMatcher, fold
from kg.extractors.topics.scoring import TopicScore, TopicScorer
from kg.extractors.topics.support import TopicReader
from kg.extractors.topics.trained_model import TrainedModel
from kg.readers import read_document
from kg.schema import iris
from kg.vocabularies.files import vocabulary_rows
from kg.vocabularies.topics import TopicConcept, topic_concepts, topic_concepts_of

SHARED = ROOT.parent / "shared"
LABELS = (ROOT / "tests/data/topic-labels.jsonl", ROOT / "tests/data/labels.jsonl")
TEST = (SHARED / "gold/dev.jsonl",)
DOCUMENTS = (SHARED / "corpus", SHARED / "seeds")
ONTOLOGY = ROOT / "ontology"
RARE = 3  # a label met in fewer papers is not counted
HEADS = {
    "topic-frequencies.tsv": """\
# How common the labels of topics.csv are: the share of papers whose text holds the label, counted over {n} notes on AI
# papers in Korean with English terms. Labels met in fewer than three of them are left out and count as rare.
# Licence: Apache-2.0
""",
    "topic-weights.tsv": """\
# What was learned from {n} papers filed under topics by hand; benchmarks/topic_weights.py writes this file.
# feature  what a feature of kg/extractors/topics/features.py adds to the log odds, for a subject and for a thing that
#          is to be presented (kg:filedWhenPresented)
# topic    the logarithm of the share of papers filed there
# label    a topic, one of its labels (folded) and the log odds that a paper with the label is filed there
# default  the same for topics, names and cues that no line is about
# Licence: Apache-2.0
""",
    "topic-words.tsv": """\
# How much words speak for topics, or against them; learned from {n} papers filed by hand, and written by
# benchmarks/topic_weights.py. Korean words are beginnings of words, two words are neighbours.
# Licence: Apache-2.0
""",
}


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, nargs="+", default=LABELS)
    parser.add_argument("--documents", type=Path, nargs="+", default=[each for each in DOCUMENTS if each.is_dir()])
    parser.add_argument("--test", type=Path, nargs="*", default=[each for each in TEST if each.is_file()])
    parser.add_argument("--parts", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not options.documents or not all(each.is_dir() for each in options.documents):
        sys.exit("no documents; name their folders with --documents.")
    texts = read_texts(options.documents)
    papers = filed(options.labels, texts)
    tests = {file.name: filed([file], texts) for file in options.test}
    if options.write:
        write_frequencies(papers)
    concepts = topic_concepts_of()
    reader = TopicReader(concepts)
    cases = [Case(paper, reader.read(paper.title, paper.passages)) for paper in papers]
    if options.parts > 1:
        show(f"{len(papers)} labelled papers, cross-validated", cross_validated(cases, reader, concepts, options.parts))
    model = learn_all(cases, reader)
    for name, others in tests.items():
        scorer = TopicScorer(concepts, model)
        show(f"{name}, {len(others)} papers", [(paper, scorer.score(paper.title, paper.passages)) for paper in others])
    print(f"\n{'':22}{'subject':>9}{'thing':>9}")
    for name, (subject, thing) in model.weights.items():
        print(f"{name:22}{subject:>9.3f}{thing:>9.3f}")
    if options.write:
        write_model(model, len(papers))


# -- papers ------------------------------------------------------------------------------------------------------------

Texts = dict[tuple[str, str], tuple[str, tuple[str, ...]]]
"""Title and passages by the document's name and the paper's arXiv id."""


def read_texts(folders: Sequence[Path]) -> Texts:
    """Return the texts of all papers in the documents of some folders, as the extractor sees them."""
    texts: Texts = {}
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".txt"}):
            result = read_document(file, file.name)
            for entry in result.entries:
                source = Source(result.document, entry, iris.topic("any"))
                passages = tuple(
                    passage.quote.text for passage in passages_to_file_by(entry, measure_groundedness(source))
                )
                texts[file.name, entry.arxiv or ""] = entry.title.text if entry.title else "", passages
    return texts


def filed(files: Iterable[Path], texts: Texts) -> list[Paper]:
    """Return the papers of some label files, in order; those whose documents are not there are named and left out."""
    papers = []
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            arxiv = "" if record["kind"] == "sections" else record["id"].rsplit("/", 1)[-1]
            text = texts.get((record["doc"], arxiv))
            if text is None:
                print(f"{record['id']} of {record['doc']} is not among the documents", file=sys.stderr)
            elif record.get("topics"):
                papers.append(Paper(*text, frozenset(topic for topic in record["topics"] if not topic.startswith("?"))))
    return papers


# -- how well ----------------------------------------------------------------------------------------------------------

Filed = list[tuple[Paper, tuple[TopicScore, ...]]]


def cross_validated(cases: Sequence[Case], reader: TopicReader, concepts: Sequence[TopicConcept], parts: int) -> Filed:
    """Return what each paper is filed under by what was learned from the other parts."""
    found: Filed = []
    for part in parted(len(cases), parts):
        kept = set(part.tolist())
        model = learn_all([case for index, case in enumerate(cases) if index not in kept], reader)
        scorer = TopicScorer(concepts, model)
        papers = [cases[index].paper for index in part]
        found += [(paper, scorer.score(paper.title, paper.passages)) for paper in papers]
    return found


def show(what: str, found: Filed) -> None:
    """Print precision, recall and F1, and how often claims of a confidence are right."""
    right = sum(score.notation in paper.topics for paper, scores in found for score in scores)
    claimed = sum(len(scores) for _, scores in found)
    wanted = sum(len(paper.topics) for paper, _ in found)
    f1 = 2 * right / (claimed + wanted)
    print(f"{what}: precision {right / claimed:.3f}, recall {right / wanted:.3f}, F1 {f1:.3f}")
    for low, high in ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        bin_ = [
            (score.confidence, score.notation in paper.topics)
            for paper, scores in found
            for score in scores
            if low <= score.confidence < high
        ]
        if bin_:
            mean, share = (sum(each) / len(bin_) for each in zip(*bin_, strict=True))
            print(f"    confidence {low:.1f} to {min(high, 1):.1f}: mean {mean:.2f}, right {share:.2f} of {len(bin_)}")


# -- files -------------------------------------------------------------------------------------------------------------


def write_frequencies(papers: Sequence[Paper]) -> None:
    """Count how many papers each label is met in."""
    concepts = topic_concepts(vocabulary_rows())
    labels = {fold(label.text).text: label.text for concept in concepts for label in concept.labels}
    spellings = list(labels.values())
    matcher = LabelMatcher(spellings)
    counts: Counter[int] = Counter()
    for paper in papers:
        counts.update({match.label for text in (paper.title, *paper.passages) for match in matcher.find(text)})
    rows = sorted((-count, spellings[label]) for label, count in counts.items() if count >= RARE)
    write("topic-frequencies.tsv", len(papers), [(label, f"{-count / len(papers):.4f}") for count, label in rows])


def write_model(model: TrainedModel, papers: int) -> None:
    """Write what was learned."""
    rows: list[tuple[object, ...]] = [("feature", name, *pair) for name, pair in model.weights.items()]
    rows += [("topic", *each) for each in sorted(model.rates.items())]
    rows += [("default", "topic", model.default_rate), ("default", "name", model.default_name_weight)]
    rows += [("default", "cue", model.default_cue_weight)]
    rows += [("label", *key, label_weight) for key, label_weight in sorted(model.label_weights.items())]
    write("topic-weights.tsv", papers, rows)
    words = sorted(model.words.weights.items())
    write("topic-words.tsv", papers, [(word, *(f"{topic} {weight:g}" for topic, weight in row)) for word, row in words])


def write(name: str, count: int, rows: Iterable[Sequence[object]]) -> None:
    """Write a table of the ontology."""
    lines = ("\t".join(map(str, row)) + "\n" for row in rows)
    (ONTOLOGY / name).write_text(HEADS[name].format(n=count) + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
