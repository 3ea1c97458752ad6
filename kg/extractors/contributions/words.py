"""Words that the rules about introduced things look at: what a paper does with a thing, and what names nothing."""

from kg.nlp.words import words

__all__ = [
    "ADOPTED",
    "AIMS",
    "ATTRIBUTIVE",
    "COMMON",
    "CONCEPTS",
    "CONTRASTED",
    "MADE",
    "MEANS",
    "NEW_WORDS",
    "OLD",
    "PARTS",
    "STOPS",
    "TASKS",
    "UNMADE",
    "UNTITLED",
]

# words that end the search for the verb: the name before them is used, compared or aimed at
STOPS = (
    "사용",
    "활용",
    "이용",
    "기반",
    "적용",
    "통해",
    "통한",
    "바탕",
    "결합",
    "확장",
    "개선",
    "능가",
    "비교",
    "위해",
    "위한",
    "대해",
    "대한",
    "포함",
    "따라",
    "의해",
    "대비",
    "해결",
    "극복",
    "초월",
    "뛰어넘",
    "평가",
    "분석",
    "조사",
    "실험",
    "수행",
    "달성",
    "기록",
    "향상",
    "줄이",
    "높이",
    "생성",
)

# what says that a thing is a means
MEANS = ("통해", "통한", "더해", "더하여")

# words that say of what a thing is made up
PARTS = ("구성", "이루어", "포함")

# words that call a thing new
NEW_WORDS = ("새로운", "새롭게", "최초", "첫 번째", "신규")

# verbs of presenting and making in the form of an aim ("X를 개발하는 방법"): they present something else
_DONE = ("개발", "공개", "구축", "도입", "발표", "출시", "생성", "설계", "수집", "제작", "작성", "합성")
_AIMED = ("하는", "하기", "할", "하려", "하고자", "하도록", "하면")
AIMS = (
    *(f"{verb}{form}" for verb in _DONE for form in _AIMED),
    *("만드는", "만들기", "만들면", "만들도록", "만들어내는"),
)

# endings of verbs that set what they say off against what follows
CONTRASTED = ("지만", "으나")

# verbs of making that also say what a means does or what a whole holds, and the forms in which they present data
UNMADE = ("생성", "구성")
MADE = ("생성했", "생성하였", "생성해 공개")

# verbs of presenting that also say "take over what others made"
ADOPTED = ("도입", "구축")

# what attributive verbs end with (제안된 X)
ATTRIBUTIVE = ("된", "한", "하는", "되는")

# what follows a name that is not a thing's ("X라는 개념")
CONCEPTS = ("개념", "현상", "문제", "용어", "제목", "단어", "질문", "주제", "게임", "영역", "분야", "과제", "가설")

# what calls a thing known or somebody else's
OLD = (
    "기존",
    "이전",
    "종래",
    "전통",
    "널리",
    "대표적",
    "유명",
    "인기",
    "최신",
    "최첨단",
    "선행",
    "다른",
    "공개된",
    "상용",
    "오픈소스",
)

# what a title has before its colon that names nothing
UNTITLED = frozenset(("position", "survey", "technical report", "case study"))

# words of the field that, alone or with one another, name nothing
COMMON = words(
    """
    ai llm llms model models multimodal large language vision visual image images video text audio speech code math data
    dataset benchmark framework pipeline system method methods approach algorithm network neural deep learning machine
    reinforcement training fine-tuning reasoning agent agents attention transformer diffusion generation generative
    generator encoder decoder retrieval augmented question answering prompt prompting self open source technical report
    survey paper new novel the a an of for and in with to zero few shot chain thought multi-head multi head
    self-attention cross-attention understanding knowledge task tasks search fine tuning optimization feedback human
    engineering in-context context contrastive distillation supervised self-supervised unsupervised transfer pretraining
    pre-training post-training quantization pruning clustering hierarchical caching kv cache regularization technique
    interpolation frame feature importance augmentation imitation curriculum federated meta active instruction
    preference loss function layer field coarse grained fine-grained coarse-grained end-to-end supervised
    foundation world speech spoken multi modal modality action control embodied native omni small lightweight efficient
    temporal spatial sparse dense dynamic static synthetic sequence classification recognition detection segmentation
    translation summarization tree monte carlo domain expert experts mixture mechanism module strategy block
    process based aware driven powered conversational dialogue interactive autonomous intelligent intelligence
    artificial general generalist specialized human centric grounded safety robust evaluation analysis design mid long
    short 3d 2d 4d gaussian splatting time test compute scaling latent space representation embedding pair step
    structure workflow protocol policy value reward process outcome decoding sampling parallel adaptive hybrid
    progressive speculative
    """
)

# last words of what names a task: its acronym is nobody's system (MDE, Monocular Depth Estimation)
TASKS = words(
    """
    answering assessment captioning classification completion conversion detection estimation extraction forecasting
    identification inpainting interpolation localization matching navigation parsing prediction recognition relighting
    repair restoration segmentation separation summarization tracking translation verification
    """
)
