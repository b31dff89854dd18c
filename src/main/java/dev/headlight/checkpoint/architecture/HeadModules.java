package dev.headlight.checkpoint.architecture;

import java.util.Optional;

/**
 * The modules of the heads that may stand on an encoder.
 *
 * @param masked predicts words
 * @param pooled labels the text by its first token
 * @param tokenClassifier the linear layer that labels each token
 * @param span the linear layer that finds an answer's begin and end
 * @param detector finds replaced tokens, where the architecture has that head
 */
record HeadModules(Masked masked, Pooled pooled, String tokenClassifier, String span, Optional<Detector> detector) {
    private static final String CLASSIFIER = "classifier";
    private static final String SPAN = "qa_outputs";

    /** With the names that most architectures share. */
    static HeadModules of(Masked masked, Pooled pooled) {
        return new HeadModules(masked, pooled, CLASSIFIER, SPAN, Optional.empty());
    }

    HeadModules with(Detector found) {
        return new HeadModules(masked, pooled, tokenClassifier, span, Optional.of(found));
    }

    /**
     * @param dense the first linear layer
     * @param norm normalises what the activation yields
     * @param decoder yields a logit for each word
     * @param extension where it is there, rows that continue those of the decoder for the rest of the width: MobileBERT
     */
    record Masked(String dense, Activation activation, String norm, String decoder, Optional<String> extension) {
        Masked(String dense, Activation activation, String norm, String decoder) {
            this(dense, activation, norm, decoder, Optional.empty());
        }
    }

    /** @param dense a linear layer before the classifier, followed by the activation */
    record Pooled(Optional<String> dense, Activation activation, String classifier) {
        Pooled(String dense, Activation activation) {
            this(Optional.of(dense), activation, CLASSIFIER);
        }
    }

    record Detector(String dense, Activation activation, String output) {}
}
