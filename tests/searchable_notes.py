"""Small notes to search, and what people would type to find the papers in them again; in sentences of our own."""

from collections.abc import Mapping

__all__ = ["ENGLISH", "KOREAN", "QUESTIONS_EN", "QUESTIONS_KO", "documents"]

KOREAN: Mapping[str, tuple[str, str]] = {
    "2401.00001": (
        "MathSteps: Supervising Each Step",
        "단계마다 채점하는 보상 모델로 수학추론을 가르쳐 GSM8K에서 86.8%를 얻었다.",
    ),
    "2401.00002": ("Quick Cache", "키-값 캐시를 4비트로 줄여 긴 문맥을 다룰 때 메모리를 아낀다."),
    "2401.00003": (
        "Draft and Check",
        "작은 모델이 초안을 쓰고 큰 모델이 확인하는 추측 디코딩으로 생성이 두 배 빨라진다.",
    ),
    "2401.00004": ("K-Exam", "수능 문항 1,319개로 만든 한국어 평가 자료이며 모델마다 점수 차이가 크다."),
    "2401.00005": ("Paint by Words", "글로 그림을 고치는 확산모델이다. 배경은 그대로 두고 사물만 바꾼다."),
    "2401.00006": ("SplatCity", "항공 사진으로 도시를 복원하는 가우시안 스플래팅 기법을 다룬다."),
    "2401.00007": ("Forget Me Now", "학습한 개인정보를 모델에서 지우는 언러닝이 다른 지식까지 해치는지 살펴본다."),
    "2401.00008": ("SongFlow", "노랫말을 넣으면 노래를 만드는 음악생성 모델로 가수의 음색을 따로 고를 수 있다."),
    "2401.00009": ("Graph Hop", "지식그래프를 오가며 여러 문서에 흩어진 답을 찾는 검색증강생성 방법이다."),
    "2401.00010": ("Robot Chef", "로봇이 요리 영상을 보고 조리 순서를 흉내 낸다."),
    "2401.00011": ("Law Reader", "판결문을 요약하고 근거가 되는 법 조항을 함께 보여 주는 법률 도우미를 제안한다."),
    "2401.00012": ("Tiny Talk", "휴대전화에서 도는 10억 개 매개변수의 대화 모델이다."),
    "2401.00013": ("Clinic Notes", "의사와 환자의 대화를 진료 기록으로 옮긴다. 사실과 다른 내용이 줄어든다."),
    "2401.00014": ("Chem Agent", "실험 계획을 세우고 분자를 합성하는 화학 에이전트를 소개한다."),
    "2401.00015": ("Deep Sky", "위성 사진에서 산불을 일찍 찾아내는 탐지기이다."),
    "2401.00016": ("Voice Mirror", "3초짜리 음성으로 목소리를 복제하는 음성 합성을 막는 워터마크를 넣는다."),
    "2401.00017": ("Code Judge", "사람 대신 언어모델이 코드를 심사할 때 생기는 편향을 잰다."),
    "2401.00018": ("Long Scroll", "백만 토큰 길이의 소설을 읽고 등장인물의 관계를 묻는다."),
    "2401.00019": ("Market Mind", "주가를 예측하는 에이전트들이 서로 거래하는 모의 시장을 만든다."),
    "2401.00020": ("Sparse Gate", "전문가 혼합에서 게이트를 단순하게 바꾸어 학습이 흔들리지 않게 한다."),
}
"""Papers by arXiv id: title and what a Korean note says."""

ENGLISH: Mapping[str, tuple[str, str]] = {
    "2402.00001": ("Stepwise", "Rewards for single steps of a proof raise the score on GSM-8K to 91.4%."),
    "2402.00002": (
        "FlashAttention-9",
        "Tiles of the attention matrix stay in fast memory, which makes training cheaper.",
    ),
    "2402.00003": ("Guess First", "A small model drafts tokens and the large one verifies them: speculative decoding."),
    "2402.00004": ("Lemma Bench", "We collected 2,048 lemmas in Lean for evaluating theorem provers."),
    "2402.00005": ("Pixel Brush", "Editing pictures by instructions with a diffusion model keeps the background."),
    "2402.00006": ("City Splats", "Aerial photographs of towns are reconstructed with Gaussian splatting."),
    "2402.00007": ("Unlearn", "Removing private data from a trained network also removes unrelated knowledge."),
    "2402.00008": ("Hum", "Songs are generated from lyrics, and the singer's timbre can be chosen."),
    "2402.00009": ("Hop RAG", "Answers spread over several documents are retrieved by walking a knowledge graph."),
    "2402.00010": ("Kitchen Robot", "A robot imitates cooking videos and plans the order of its actions."),
    "2402.00011": ("Court Clerk", "Judgments are summarised, and the statutes that they rest on are cited."),
    "2402.00012": ("Pocket Chat", "A chatbot with one billion parameters runs on phones without a network."),
    "2402.00013": (
        "Scribe",
        "Conversations of physicians and patients become clinical notes with fewer hallucinations.",
    ),
    "2402.00014": ("Flask", "An agent for chemistry designs molecules and plans their synthesis."),
    "2402.00015": ("Fire Watch", "Wildfires are detected early in satellite imagery."),
    "2402.00016": ("Echo Mark", "A watermark in synthetic speech survives compression and reveals cloned voices."),
    "2402.00017": ("Fair Judge", "Language models that grade answers prefer the longer one; we measure this bias."),
    "2402.00018": ("Novel QA", "Questions about characters in whole novels need contexts of a million tokens."),
    "2402.00019": ("Trader", "Agents forecast stock prices and trade with each other in a simulated market."),
    "2402.00020": ("Router", "Mixture of experts trains without loss spikes when its router is kept simple."),
}
"""The same for an English note."""

QUESTIONS_KO: Mapping[str, str] = {
    "추론": "2401.00001",
    "GSM-8K 수학": "2401.00001",
    "86.8": "2401.00001",
    "KV 캐시 양자화 메모리 절약": "2401.00002",
    "추측디코딩": "2401.00003",
    "수능": "2401.00004",
    "1319개 문항": "2401.00004",
    "확산 모델로 그림 고치기": "2401.00005",
    "항공사진 도시 복원": "2401.00006",
    "개인정보 삭제": "2401.00007",
    "음악 생성": "2401.00008",
    "지식 그래프를 쓰는 RAG": "2401.00009",
    "요리하는 로봇": "2401.00010",
    "판결문 요약": "2401.00011",
    "진료기록 작성": "2401.00013",
    "분자 합성": "2401.00014",
    "산불 탐지": "2401.00015",
    "목소리 복제 방지": "2401.00016",
    "등장인물 관계": "2401.00018",
    "주가 예측": "2401.00019",
}
"""What people type, and the paper that they mean."""

QUESTIONS_EN: Mapping[str, str] = {
    "GSM8K step rewards": "2402.00001",
    "91.4": "2402.00001",
    "flash attention": "2402.00002",
    "flashattention9 training cost": "2402.00002",
    "speculative decoding": "2402.00003",
    "evaluation of theorem proving": "2402.00004",
    "2048 lemmas": "2402.00004",
    "image editing with instructions": "2402.00005",
    "reconstructing towns from the air": "2402.00006",
    "remove private data": "2402.00007",
    "song generation from lyric": "2402.00008",
    "retrieving from knowledge graphs": "2402.00009",
    "robots that cook": "2402.00010",
    "summarising judgment": "2402.00011",
    "chat on a phone": "2402.00012",
    "clinical note hallucination": "2402.00013",
    "planning molecular synthesis": "2402.00014",
    "satellites detecting wildfire": "2402.00015",
    "voice cloning watermarks": "2402.00016",
    "bias of LLM judges for long answers": "2402.00017",
}
"""The same for English."""


def documents() -> dict[str, str]:
    """The notes as files: a Korean digest and an English one."""
    return {
        "korean.md": _digest("2024-01-05", KOREAN),
        "english.md": _digest("2024-02-05", ENGLISH),
    }


def _digest(day: str, papers: Mapping[str, tuple[str, str]]) -> str:
    entries = (
        f"### [{title}](https://arxiv.org/abs/{arxiv})\n\nVote: 3\n\nAuthors: Ada Lovelace, 김민준\n\n- {words}\n"
        for arxiv, (title, words) in papers.items()
    )
    return f"## Daily Papers ({day})\n\n" + "\n".join(entries)
