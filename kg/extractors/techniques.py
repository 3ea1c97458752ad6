"""Named techniques that are not anybody's system: training methods, optimizers, parts of architectures."""

from kg.nlp.words import words

__all__ = ["COMMON_TECHNIQUES", "KNOWN_TECHNIQUES"]

# techniques that even a comparison does not make anybody's
COMMON_TECHNIQUES = words("chain-of-thought rft rlaif rlhf seq2seq")

# techniques that are so common that a comparison does not make them anybody's system
KNOWN_TECHNIQUES = words(
    """
    3d-gaussian-splatting a3c adafactor adam adamw alibi bm25 chain-of-thought classifier-free-guidance complex-cot
    consistency-models constitutional-ai contrastive-decoding cpo cql ddpg ddpm dola dora dpo dr-grpo ewc fsq
    flashattention flashattention-2 flashattention-3 flow-matching fsdp gat gcg gcn graph-of-thoughts graphsage grpo
    gspo iql ipo kan knn-lm kto least-to-most lion lit lookahead-decoding lora lora-plus lstm mixture-of-depths
    model-soups multi-agent-debate multimodal-cot muon nerf orpo p-tuning plan-and-solve position-interpolation ppo
    prefix-tuning program-of-thoughts progressive-distillation prompt-tuning qlora qmix rectified-flow reinforce
    relora rft ring-attention rlaif rlhf rloo rlvr rope rpo rtn sac self-consistency seq2seq sift simpo
    skeleton-of-thought shampoo slerp slic soap sophia speculative-decoding steerlm step-dpo task-arithmetic td3
    textual-inversion tree-of-thoughts trpo u-net visual-prompt-tuning yarn zero
    """
)
