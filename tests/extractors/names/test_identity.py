"""An introduced thing that is a benchmark or known model has one node; what merely shares a known name has its own."""

from collections.abc import Iterable

import pytest

from kg.extractors.base import Source
from kg.extractors.benchmarks.mentions import BenchmarkMentions
from kg.extractors.contributions.finder import Contribution, Contributions
from kg.extractors.registry import STAGES, extract
from kg.extractors.stages import run_stages
from kg.model import Iri
from kg.pipeline.identity import own_iri
from kg.readers import read_bytes
from kg.schema import terms as v
from kg.schema.terms import DATA
from kg.vocabularies import shipped_lexicon

USES = (v.EVALUATES_ON, v.TRAINS_ON, v.MENTIONS_BENCHMARK)


def source_of(title: str, arxiv: str, *sentences: str) -> Source:
    """The only entry of a digest."""
    items = "\n".join(f"- {sentence}" for sentence in sentences)
    text = f"## Daily Papers (2025-09-20)\n\n### [{title}](https://arxiv.org/abs/{arxiv})\n\n{items}\n"
    reading = read_bytes(text.encode(), "notes/2025-09-20.md")
    (entry,) = reading.entries
    return Source(reading.document, entry, own_iri(entry, reading.document.path))


def introduced(source: Source) -> dict[str, Contribution]:
    """What an entry introduces, by name."""
    found = run_stages(source, STAGES, [Contributions]).get(Contributions)
    assert found is not None
    return {thing.name: thing for thing in found.introduced}


def node(kind: str, name: str) -> Iri:
    """The IRI of a thing."""
    return Iri(f"{DATA}{kind}/{name}")


@pytest.mark.parametrize(
    ("title", "arxiv", "sentence", "name", "expected"),
    [
        (
            "Qwen2-Audio Technical Report",
            "2407.10759",
            "본 논문에서는 대규모 오디오-언어 모델 Qwen2-Audio를 소개합니다.",
            "Qwen2-Audio",
            "model/qwen2-audio",
        ),
        (
            "QLoRA: Efficient Finetuning of Quantized LLMs",
            "2305.14314",
            "We present QLoRA, an efficient finetuning approach that reduces memory usage.",
            "QLoRA",
            "model/qlora",
        ),
        (
            "FooBench: A Benchmark for Foo",
            "2509.00001",
            "본 연구에서는 새로운 벤치마크 FooBench를 제안합니다.",
            "FooBench",
            "benchmark/foobench",
        ),
        (
            "FooNet: Networks for Foo",
            "2509.00001",
            "We propose FooNet, a new model for image classification.",
            "FooNet",
            "artifact/foonet",
        ),
    ],
)
def test_an_introduced_thing_is_the_benchmark_or_model_of_its_name(
    title: str, arxiv: str, sentence: str, name: str, expected: str
) -> None:
    thing = introduced(source_of(title, arxiv, sentence))[name]
    assert thing.node == Iri(DATA + expected)


@pytest.mark.parametrize(
    ("title", "sentence", "label"),
    [
        (
            "Ferret: Federated Full-Parameter Tuning at Scale",
            "We propose Ferret, a method that tunes all parameters of a model in federated learning.",
            "Ferret (Federated Full-Parameter Tuning at Scale)",
        ),
        (
            "Ferret: 빠르고 효과적인 자동 레드 티밍",
            "본 논문에서는 자동 레드 티밍 방법인 Ferret을 제안합니다.",
            "Ferret (빠르고 효과적인 자동 레드 티밍)",
        ),
    ],
)
def test_what_shares_the_name_of_another_papers_model_is_another_thing(title: str, sentence: str, label: str) -> None:
    thing = introduced(source_of(title, "2409.06277", sentence))["Ferret"]
    assert (thing.node, thing.label) == (node("artifact", "ferret~arxiv-2409.06277"), label)
    apple = introduced(
        source_of(
            "Ferret: Refer and Ground Anything Anywhere at Any Granularity",
            "2310.07704",
            "We introduce Ferret, a new multimodal model that understands spatial referring.",
        )
    )
    assert apple["Ferret"].node == node("model", "ferret")


def test_a_name_spelled_out_in_other_words_is_another_benchmark() -> None:
    source = source_of(
        "VCR: Visual Caption Restoration",
        "2406.06462",
        "We introduce VCR (Visual Caption Restoration), a new benchmark with 2 million images.",
        "On the VCR benchmark, GPT-4o reaches an accuracy of 62.1%.",
    )
    (thing,) = introduced(source).values()
    assert thing.node != shipped_benchmark("VCR")
    found = run_stages(source, STAGES, [BenchmarkMentions]).get(BenchmarkMentions)
    assert found is not None
    assert {mention.node for mention in found.mentions} == {thing.node}
    assert thing.label == "VCR (Visual Caption Restoration)"


def test_another_papers_model_that_seems_introduced_stays_that_model() -> None:
    source = source_of(
        "Surgical SAM 2: Real-time Segment Anything in Surgical Video",
        "2408.07931",
        "We introduce SAM 2, a model for video segmentation, to surgery.",
    )
    found = introduced(source)
    assert {thing.node for name, thing in found.items() if name == "SAM 2"} <= {node("model", "sam-2")}


def test_one_node_has_both_types_and_the_results_of_the_system() -> None:
    source = source_of(
        "Qwen2-Audio Technical Report",
        "2407.10759",
        "본 논문에서는 대규모 오디오-언어 모델 Qwen2-Audio를 소개합니다.",
        "Qwen2-Audio는 MMLU에서 71.2%의 정확도를 달성했습니다.",
    )
    model = node("model", "qwen2-audio")
    stated = set(statements(source))
    assert {(v.TYPE, v.ARTIFACT), (v.TYPE, v.MODEL)} <= {(p, o) for s, p, o in stated if s == model}
    assert {o for _, p, o in stated if p == v.SYSTEM} == {model}
    assert {o for _, p, o in stated if p == v.INTRODUCES} == {model}


def statements(source: Source) -> Iterable[tuple[object, object, object]]:
    """All triples that an entry supports."""
    for extracted in extract(source):
        for claim in extracted.claims:
            for statement in (claim.statement, *claim.description):
                yield statement.subject, statement.predicate, statement.object


def shipped_benchmark(name: str) -> Iri | None:
    """The node of a benchmark of the vocabulary."""
    concept = shipped_lexicon().find(name)
    return concept.iri if concept is not None else None


def test_a_benchmark_that_another_paper_presents_is_not_introduced_here() -> None:
    sentences = (
        "본 논문에서는 SWE-bench를 Java로 확장한 벤치마크를 공개합니다.",
        "SWE-bench 데이터셋을 새로 구축했습니다.",
    )
    later = source_of("SWE-bench-java: A Benchmark for Java", "2408.14354", *sentences)
    stated = {(p, o) for _, p, o in statements(later)}
    assert (v.INTRODUCES_BENCHMARK, node("benchmark", "swe-bench")) not in stated
    assert (v.INTRODUCES, node("benchmark", "swe-bench")) not in stated
    assert node("benchmark", "swe-bench") in {o for p, o in stated if p in USES}
    assert (v.INTRODUCES_BENCHMARK, node("benchmark", "swe-bench-java")) in stated


def test_a_survey_does_not_introduce_the_model_it_is_about() -> None:
    sentences = ("본 논문에서는 새로운 모델 Mamba를 제안합니다.", "Mamba는 선형 복잡도의 상태 공간 모델이다.")
    survey = source_of("A Survey of Mamba", "2408.01129", *sentences)
    assert "Mamba" not in introduced(survey)
    assert (v.MENTIONS_MODEL, node("model", "mamba")) in {(p, o) for _, p, o in statements(survey)}
    first = source_of("Mamba: Linear-Time Sequence Modeling with Selective State Spaces", "2312.00752", *sentences)
    assert introduced(first)["Mamba"].node == node("model", "mamba")
