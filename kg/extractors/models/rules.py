"""Words and shapes that set names of other people's models apart from other names."""

from kg.nlp.words import words

__all__ = [
    "COMPARING",
    "CUES",
    "LIKENED",
    "MAKERS",
    "NOT_A_MODEL",
    "OPEN_SHAPES",
]


# beginnings of words that call what stands before them a model or system
CUES = (
    "모델",
    "아키텍처",
    "아키텍쳐",
    "네트워크",
    "계열",
    "시리즈",
    "기반",
    "백본",
    "시스템",
    "에이전트",
    "베이스라인",
    "model",
    "models",
    "backbone",
    "baseline",
    "based",
)

# beginnings of words that compare what stands before them
COMPARING = ("보다", "대비", "비교", "비해", "능가", "뛰어넘", "상회", "앞서", "앞질", "outperform", "surpass", "than")

# what follows a model's name and makes the whole a name of data or of a service's interface
NOT_A_MODEL = (
    "데이터",
    "벤치마크",
    "코퍼스",
    "말뭉치",
    "챌린지",
    "리더보드",
    "점수",
    "지표",
    "메트릭",
    "dataset",
    "benchmark",
    "corpus",
    "score",
)

# nouns behind "such as" that call what stands before them somebody's model or method
LIKENED = (
    "모델",
    "방법",
    "기법",
    "접근",
    "방식",
    "시스템",
    "에이전트",
    "알고리즘",
    "프레임워크",
    "아키텍처",
    "아키텍쳐",
    "네트워크",
    "인코더",
    "편집기",
    "백본",
    "베이스라인",
    "기준선",
    "솔루션",
    "LLM",
    "VLM",
    "MLLM",
)

# who makes models: "Y의 X" names one of theirs
MAKERS = words(
    """
    google openai meta microsoft nvidia anthropic deepmind alibaba baidu bytedance tencent apple amazon ibm salesforce
    huawei samsung adobe snap xai mistral cohere stability midjourney runway runwayml pika kuaishou moonshot zhipu
    minimax ai21 databricks mosaicml allenai ai2 tii writer reka inflection perplexity suno elevenlabs luma ideogram
    구글 오픈ai 오픈에이아이 메타 마이크로소프트 엔비디아 앤트로픽 앤스로픽 딥마인드 알리바바 바이두 바이트댄스 텐센트
    애플 아마존 어도비 화웨이 삼성 네이버 카카오
    """
)

# shapes of names that no vocabulary knows: a size behind the name, a family's name within it
OPEN_SHAPES: tuple[tuple[str, str], ...] = (
    ("size", r"[A-Z][A-Za-z0-9.]{2,}(?:-[A-Za-z0-9.]+)*[- ]\d{1,4}(?:\.\d{1,2})?[BbM](?:-[A-Za-z][\w.]*)*"),
    (
        "family",
        r"\w*(?:BERT|[Ll][Ll]a[Mm][Aa]|GPT|[a-z]CLIP|T5|BART|LLaVA|Vicuna|Alpaca|Mistral|Qwen|[Dd]iffusion|former|Mamba|GAN|Coder)[\w.-]*",
    ),
    ("family", r"[A-Z][A-Za-z]+-?[vV]\d(?:\.\d)?"),
    ("family", r"[\w.-]*(?:Chat|Instruct|LLM|VLM|LM|Net|Former|ViT|Diff)(?:[-v]?\d[\w.]*)?"),
)
