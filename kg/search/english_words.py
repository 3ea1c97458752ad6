"""The English words of the field for its Korean ones: titles are English where the notes about them are Korean."""

__all__ = ["ENGLISH_WORDS"]

_WORDS = """
어텐션 attention | 주의력 attention | 트랜스포머 transformer | 변환기 transformer | 디퓨전 diffusion | 확산 diffusion
| 토큰 token | 토크나이저 tokenizer | 토큰화 tokenization | 임베딩 embedding | 프롬프트 prompt | 에이전트 agent
| 벤치마크 benchmark | 데이터셋 dataset | 튜닝 tuning | 미세조정 tuning | 파인튜닝 tuning | 어댑터 adapter
| 양자화 quantization | 증류 distillation | 가지치기 pruning | 프루닝 pruning | 희소 sparse | 희소성 sparsity
| 압축 compression | 가속 acceleration | 가속화 acceleration | 효율 efficient | 캐시 cache | 메모리 memory
| 문맥 context | 맥락 context | 컨텍스트 context | 장문 long | 디코딩 decoding | 인코더 encoder | 디코더 decoder
| 정렬 alignment | 선호 preference | 보상 reward | 정책 policy | 강화학습 reinforcement
| 환각 hallucination | 안전성 safety | 탈옥 jailbreak | 언러닝 unlearning | 편향 bias | 프라이버시 privacy
| 워터마크 watermark | 해석 interpretability | 견고성 robustness | 강건성 robustness | 불확실성 uncertainty
| 추론 reasoning | 계획 planning | 수학 math | 코드 code | 검색 retrieval | 증강 augmented | 지식 knowledge
| 그래프 graph | 요약 summarization | 번역 translation | 대화 dialogue | 질의응답 question | 다국어 multilingual
| 멀티모달 multimodal | 다중모달 multimodal | 이미지 image | 비디오 video | 동영상 video | 음성 speech | 오디오 audio
| 음악 music | 텍스트 text | 분할 segmentation | 세분화 segmentation | 탐지 detection | 검출 detection
| 인페인팅 inpainting | 편집 editing | 아바타 avatar | 로봇 robot | 로보틱스 robotics | 가우시안 gaussian
| 스플래팅 splatting | 메쉬 mesh | 궤적 trajectory | 시뮬레이션 simulation | 자율주행 driving | 의료 medical
| 의학 medical | 금융 financial | 법률 legal | 교육 education | 과학 scientific | 화학 chemistry | 단백질 protein
| 합성 synthetic | 생성 generation | 평가 evaluation | 분류 classification | 사전학습 pretraining
| 사전훈련 pretraining | 병렬 parallel | 분산 distributed | 스케일링 scaling | 최적화 optimization
| 옵티마이저 optimizer | 일반화 generalization | 병합 merging | 서베이 survey | 개인화 personalization
"""

_PAIRS = [pair.split() for pair in _WORDS.split("|")]

ENGLISH_WORDS: dict[str, str] = {pair[0]: pair[1] for pair in _PAIRS}
"""The English word that titles have, by the Korean word without particles and endings."""
