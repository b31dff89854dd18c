package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says of model types that cannot be opened what they are. */
final class UnsupportedTypes {
    private static final String DECODER = "a decoder";
    private static final String ENCODER_DECODER = "an encoder with a decoder";
    private static final String OTHER_ENCODER = "an encoder of another architecture";
    private static final String PICTURES_OR_SOUND = "a model of pictures or sound";

    private static final Map<String, List<String>> TYPES = Map.of(
            DECODER,
            List.of(
                    "gpt2=GPT-2",
                    "gpt_neo=GPT-Neo",
                    "gpt_neox=GPT-NeoX",
                    "gptj=GPT-J",
                    "gpt_bigcode=GPTBigCode",
                    "openai-gpt=GPT",
                    "opt=OPT",
                    "bloom=BLOOM",
                    "falcon=Falcon",
                    "llama=Llama",
                    "mistral=Mistral",
                    "mixtral=Mixtral",
                    "qwen2=Qwen2",
                    "qwen3=Qwen3",
                    "gemma=Gemma",
                    "gemma2=Gemma 2",
                    "gemma3_text=Gemma 3",
                    "phi=Phi",
                    "phi3=Phi-3",
                    "olmo2=OLMo 2",
                    "smollm3=SmolLM3",
                    "ctrl=CTRL",
                    "codegen=CodeGen",
                    "biogpt=BioGPT",
                    "mpt=MPT",
                    "xglm=XGLM",
                    "stablelm=StableLM",
                    "deepseek_v3=DeepSeek-V3",
                    "qwen2_moe=Qwen2 MoE",
                    "mamba=Mamba",
                    "transfo-xl=Transformer-XL",
                    "bert-generation=BERT Generation"),
            ENCODER_DECODER,
            List.of(
                    "t5=T5",
                    "mt5=mT5",
                    "umt5=UMT5",
                    "longt5=LongT5",
                    "bart=BART",
                    "mbart=mBART",
                    "pegasus=PEGASUS",
                    "marian=Marian",
                    "m2m_100=M2M-100",
                    "blenderbot=BlenderBot",
                    "blenderbot-small=BlenderBot Small",
                    "led=LED",
                    "fsmt=FSMT",
                    "prophetnet=ProphetNet",
                    "xlm-prophetnet=XLM-ProphetNet",
                    "encoder-decoder=Encoder-Decoder",
                    "bigbird_pegasus=BigBird-PEGASUS"),
            OTHER_ENCODER,
            List.of(
                    "deberta=DeBERTa",
                    "deberta-v2=DeBERTa v2/v3",
                    "xlnet=XLNet",
                    "xlm=XLM",
                    "flaubert=FlauBERT",
                    "longformer=Longformer",
                    "big_bird=BigBird",
                    "modernbert=ModernBERT",
                    "nomic_bert=Nomic BERT",
                    "neobert=NeoBERT",
                    "eurobert=EuroBERT",
                    "reformer=Reformer",
                    "funnel=Funnel Transformer",
                    "convbert=ConvBERT",
                    "squeezebert=SqueezeBERT",
                    "megatron-bert=Megatron-BERT",
                    "nezha=NEZHA",
                    "ernie=ERNIE",
                    "ernie_m=ERNIE-M",
                    "rembert=RemBERT",
                    "roc_bert=RoCBert",
                    "roformer=RoFormer",
                    "roberta-prelayernorm=RoBERTa-PreLayerNorm",
                    "xlm-roberta-xl=XLM-RoBERTa-XL",
                    "xmod=X-MOD",
                    "ibert=I-BERT",
                    "qdqbert=QDQBert",
                    "luke=LUKE",
                    "mra=MRA",
                    "nystromformer=Nyströmformer",
                    "fnet=FNet",
                    "yoso=YOSO",
                    "canine=CANINE",
                    "esm=ESM",
                    "data2vec-text=Data2VecText",
                    "layoutlm=LayoutLM",
                    "layoutlmv2=LayoutLMv2",
                    "layoutlmv3=LayoutLMv3",
                    "lxmert=LXMERT",
                    "visual_bert=VisualBERT",
                    "tapas=TAPAS",
                    "dpr=DPR",
                    "realm=REALM",
                    "splinter=Splinter",
                    "markuplm=MarkupLM"),
            PICTURES_OR_SOUND,
            List.of(
                    "vit=ViT",
                    "deit=DeiT",
                    "beit=BEiT",
                    "swin=Swin",
                    "clip=CLIP",
                    "siglip=SigLIP",
                    "blip=BLIP",
                    "dinov2=DINOv2",
                    "wav2vec2=Wav2Vec2",
                    "hubert=HuBERT",
                    "whisper=Whisper"));

    private UnsupportedTypes() {}

    /** The sentence that refuses a type. */
    static CheckpointException refuse(String type, Collection<String> supported) {
        Map<String, String> sentences = new HashMap<>();
        TYPES.forEach((kind, types) -> types.forEach(entry -> {
            String[] parts = entry.split("=", 2);
            sentences.put(parts[0], parts[parts.length - 1] + " (model_type " + parts[0] + ") is " + kind + "; ");
        }));
        String start = sentences.getOrDefault(type, "The model_type " + shown(type) + " is not supported; ");
        return new CheckpointException(start + "checkpoints that can be opened so far are "
                + String.join(", ", supported.stream().sorted().toList())
                + "; an ONNX export of this one may open");
    }

    private static String shown(String type) {
        return type.codePoints()
                .limit(40)
                .filter(point -> point >= ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
