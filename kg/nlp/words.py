"""Word lists that the analysis reads."""

import re

__all__ = ["CONNECTORS", "DERIVING_SUFFIXES", "GENERIC_TERMS", "HARDWARE", "PARTICLES", "VARIANT_WORDS", "words"]


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


# Particles and copulas that are glued to names, longest first.
PARTICLES = (
    "이라고도|이라는|이라고|에서는|에서도|에서의|으로는|으로도|으로서|으로써|라고도|에게서|까지는|까지도|이라면|에서만|만으로|부터|까지|에서|에게|에는|에도|"
    "으로|처럼|보다|보다는|이나|라는|라고|이며|이고|로서|로써|로는|로도|와는|과는|와의|과의|대로|조차|마저|만의|만을|이란|라는|들의|들은|들이|들을|들과|"
    "들|은|는|이|가|을|를|의|에|와|과|도|로|만|나|란|며"
)

# Words that set a variant of a model apart and do not make it another model.
VARIANT_WORDS = words(
    """
    base chat instruct instruction it sft dpo rlhf preview turbo mini nano micro tiny small medium large huge giant
    xl xxl xs pro plus max ultra flash lite light air fast hd vision vl v omni audio code coder math python thinking
    reasoner reasoning opus sonnet haiku distill distilled quantized awq gptq gguf fp16 bf16 int8 int4 hf beta alpha
    final latest high low advanced experimental exp next img text embed embedding vit b l h g s m ti so400m
    """
)

# What follows a name by a hyphen and speaks about it ("GPT-4-based").
DERIVING_SUFFIXES = words(
    """
    based style like level generated powered trained tuned finetuned assisted driven derived annotated judged
    synthesized enhanced augmented guided labeled labelled specific only class family series inspired compatible
    """
)

# Words between the capitalised words of one name.
CONNECTORS = words(
    """
    of in the for and on with to from by at a an as de via across over without &
    """
)

# Common terms of the field that have the shape of a name.
GENERIC_TERMS = words(
    """
    ai ml dl nlp nlu nlg cv llm llms lm lms slm slms vlm vlms lvlm lvlms mllm mllms lmm lmms plm plms gai agi asi
    gpu gpus cpu cpus tpu tpus npu api apis sdk cli gui guis ui ux url urls html css json xml csv yaml sql nosql pdf
    latex rgb rgbd rgb-d rest http https ide os ios android linux windows ram vram hbm ssd cuda onnx rag rlhf rlaif
    rl irl sft dpo ppo grpo kto orpo dap rm rms prm orm rft peft lora qlora dora moe moes cot cots tot got icl nas
    kd kv kv-cache mlp mlps cnn cnns rnn rnns lstm gru gan gans vae vaes vq vqvae vq-vae dit dits ddpm ddim ode sde
    ssm ssms vit vits nerf nerfs gs 3dgs sdf slam t2i t2v i2v v2v t2m i2i tti txt2img img2img vqa qa mcq mcqs ocr
    ner pos asr tts stt mt nmt smt ir ltr kg kgs kgqa nli rte sts wsd srl ood id iid sota f1 em auc roc map mrr ndcg
    bleu rouge rouge-l meteor cider fid is lpips psnr ssim mse mae rmse snr wer cer ppl flop flops tflops gflops
    macs fps ms 2d 3d 4d 2-d 3-d 6dof dof bev ar vr xr mr hdr hd 4k 8k 1k 2k iot uav ehr mri ct ecg eeg stem sat gre
    mit acm ieee neurips icml iclr acl emnlp naacl cvpr iccv eccv aaai arxiv github huggingface hugging-face python
    java javascript typescript rust c c++ go matlab pytorch tensorflow jax google openai meta microsoft nvidia
    anthropic deepmind alibaba baidu bytedance tencent apple amazon ibm salesforce huawei samsung wikipedia youtube
    linkedin airbnb ebay adobe qualcomm
    reddit twitter x usa us uk eu u.s. cc by mit-license apache apache-2.0 cc-by cc-by-4.0 adam adamw sgd fp4 fp6 fp8
    fp16 bf16 fp32 int4 int8 nf4 w4a4 w8a8 2:4 transformer transformers softmax relu gelu swiglu rope rmsnorm layernorm
    self-attention cross-attention zero-shot few-shot one-shot in-context end-to-end fine-tuning text-to-image
    text-to-video image-to-video pre-training post-training tl tl;dr a b e g h i k m n p q r s t v w z k-nn knn svm
    pca umap t-sne mcts cfg bpe tf-idf bm25 n-gram io ik gnn gnns gcn cls sep eos bos utf-8 ascii ann anns hnsw crud
    iqa slu ssl tod dst gec ast vln vos rvos mot reid cir mrc absa sed hoi har fer nvs mvs sfm vio vmr vtg avsr
    avqa q&a tkg kbqa oie
    etl kpi roi hci hri mpc lidar imu gps rnnt ctc stft mfcc f0 midi nft dag mdp pomdp td ddqn dqn sac td3 a2c a3c
    """
)

HARDWARE = re.compile(r"\b(?:[CGNT]PUs?|[GR]TX ?\d*|RISC-V\d*|NVIDIA|Nvidia|Intel|AMD|ARM|x86|[AHLV]\d{2,3}|[34]090)\b")
"""Names of processors and their makers: what a thing runs on, not what it is."""
