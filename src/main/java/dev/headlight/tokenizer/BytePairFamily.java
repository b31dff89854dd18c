package dev.headlight.tokenizer;

import static dev.headlight.tokenizer.TokenizerJsonBuilder.FIRST;
import static dev.headlight.tokenizer.TokenizerJsonBuilder.SECOND;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** By whose habits a vocabulary with merges is used. */
enum BytePairFamily {
    ROBERTA("RoBERTa"),
    DEBERTA("DeBERTa"),
    GPT2("GPT-2"),
    /** Bytes, and words end with {@value #WORD_END}. */
    CLIP("CLIP"),
    /** Characters, and words end with {@value #WORD_END}. */
    HERBERT("HerBERT");

    /** Marks the last piece of a word in some vocabularies. */
    static final String WORD_END = "</w>";

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
        if (family.equals("clip") || family.equals("cliptextmodel")) {
            return CLIP;
        }
        if (family.equals("herbert")) {
            return HERBERT;
        }
        long wordEnds = table.tokens().stream()
                .filter(token -> token.endsWith(WORD_END) || token.endsWith("@@"))
                .limit(2)
                .count();
        if (wordEnds > 1) {
            throw new TokenizerException("The files vocab.json and merges.txt mark where words end"
                    + (family.isEmpty() ? "" : " (" + family + ")")
                    + ", and only those of CLIP and HerBERT and byte-level ones of RoBERTa, DeBERTa and GPT-2 can be"
                    + " built. Add the tokenizer.json that was published with the model.");
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
            case ROBERTA, HERBERT -> UsualTokens.LIKE_ROBERTA;
            case DEBERTA -> UsualTokens.LIKE_BERT;
            case GPT2 -> Map.of("bos_token", "<|endoftext|>", "eos_token", "<|endoftext|>");
            case CLIP ->
                Map.of(
                        "bos_token", "<|startoftext|>",
                        "eos_token", "<|endoftext|>",
                        "pad_token", "<|endoftext|>",
                        "unk_token", "<|endoftext|>");
        };
    }

    boolean isByteLevel() {
        return this != HERBERT;
    }

    /** Whether the mask takes the blanks before it where it is not described. */
    boolean maskTakesBlanks() {
        return this == ROBERTA;
    }

    /** What is set around two sentences; without the second and what follows it, around one. */
    List<String> pair(SpecialRoles roles) throws TokenizerException {
        String first = roles.need(this == CLIP ? "bos_token" : "cls_token");
        String last = roles.need(this == CLIP ? "eos_token" : "sep_token");
        return this == ROBERTA || this == CLIP
                ? List.of(first, FIRST, last, last, SECOND, last)
                : List.of(first, FIRST, last, SECOND, last);
    }

    /** Whether the second of two sentences may be a segment of its own. */
    boolean hasSegments() {
        return this == DEBERTA || this == HERBERT;
    }
}
