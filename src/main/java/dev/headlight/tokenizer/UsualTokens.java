package dev.headlight.tokenizer;

import java.util.Map;

/** Special tokens by role as several families of models have them. */
final class UsualTokens {
    static final Map<String, String> LIKE_BERT = Map.of(
            "cls_token", "[CLS]",
            "sep_token", "[SEP]",
            "pad_token", "[PAD]",
            "unk_token", "[UNK]",
            "mask_token", "[MASK]");

    static final Map<String, String> LIKE_ROBERTA = Map.of(
            "bos_token", "<s>",
            "eos_token", "</s>",
            "cls_token", "<s>",
            "sep_token", "</s>",
            "pad_token", "<pad>",
            "unk_token", "<unk>",
            "mask_token", "<mask>");

    private UsualTokens() {}
}
