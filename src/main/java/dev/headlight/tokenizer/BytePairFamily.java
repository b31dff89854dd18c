package dev.headlight.tokenizer;

import java.util.Map;
import java.util.Set;

/** Whose template of special tokens a byte-level vocabulary is used with. */
enum BytePairFamily {
    ROBERTA("RoBERTa"),
    DEBERTA("DeBERTa"),
    GPT2("GPT-2");

    private static final Set<String> LIKE_ROBERTA =
            Set.of("roberta", "bart", "longformer", "led", "mvp", "robertaprelayernorm", "ibert", "data2vectext");

    private final String title;

    BytePairFamily(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * By the name of the family, and where that is unknown by the special tokens of the vocabulary.
     *
     * @throws TokenizerException for families that cut texts in another way
     */
    static BytePairFamily of(String family, TokenTable table) throws TokenizerException {
        long wordEnds = table.tokens().stream()
                .filter(token -> token.endsWith("</w>") || token.endsWith("@@"))
                .limit(2)
                .count();
        if (wordEnds > 1) {
            throw new TokenizerException("The files vocab.json and merges.txt mark where words end"
                    + (family.isEmpty() ? "" : " (" + family + ")")
                    + ", and only byte-level ones of RoBERTa, DeBERTa and GPT-2 can be built. Add the tokenizer.json"
                    + " that was published with the model.");
        }
        if (LIKE_ROBERTA.contains(family)) {
            return ROBERTA;
        }
        if (family.equals("deberta")) {
            return DEBERTA;
        }
        if (family.equals("gpt2")) {
            return GPT2;
        }
        return table.has("<s>") && table.has("</s>") ? ROBERTA : table.has("[CLS]") ? DEBERTA : GPT2;
    }

    /** The usual special tokens by role. */
    Map<String, String> usual() {
        return switch (this) {
            case ROBERTA ->
                Map.of(
                        "bos_token", "<s>",
                        "eos_token", "</s>",
                        "cls_token", "<s>",
                        "sep_token", "</s>",
                        "pad_token", "<pad>",
                        "unk_token", "<unk>",
                        "mask_token", "<mask>");
            case DEBERTA ->
                Map.of(
                        "cls_token", "[CLS]",
                        "sep_token", "[SEP]",
                        "pad_token", "[PAD]",
                        "unk_token", "[UNK]",
                        "mask_token", "[MASK]");
            case GPT2 -> Map.of("bos_token", "<|endoftext|>", "eos_token", "<|endoftext|>");
        };
    }
}
