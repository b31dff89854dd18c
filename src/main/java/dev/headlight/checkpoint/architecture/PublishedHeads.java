package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.architecture.HeadModules.Detector;
import dev.headlight.checkpoint.architecture.HeadModules.Masked;
import dev.headlight.checkpoint.architecture.HeadModules.Pooled;
import java.util.Optional;

/** The heads of each architecture, as transformers has them. */
final class PublishedHeads {
    private static final String CLASSIFIER = "classifier";
    private static final String PREDICTIONS = "cls.predictions.";

    private PublishedHeads() {}

    static HeadModules bert(String prefix, Activation activation) {
        return HeadModules.of(
                new Masked(
                        PREDICTIONS + "transform.dense",
                        activation,
                        PREDICTIONS + "transform.LayerNorm",
                        PREDICTIONS + "decoder"),
                new Pooled(prefix + "pooler.dense", Activation.TANH));
    }

    /** Also of XLM-RoBERTa, CamemBERT and MPNet. */
    static HeadModules roberta() {
        return HeadModules.of(
                new Masked("lm_head.dense", Activation.GELU, "lm_head.layer_norm", "lm_head.decoder"),
                ownClassifier(Activation.TANH));
    }

    static HeadModules electra(Activation activation) {
        Masked generator = new Masked(
                "generator_predictions.dense", Activation.GELU, "generator_predictions.LayerNorm", "generator_lm_head");
        String discriminator = "discriminator_predictions.";
        return HeadModules.of(generator, ownClassifier(Activation.GELU))
                .with(new Detector(discriminator + "dense", activation, discriminator + "dense_prediction"));
    }

    static HeadModules distilBert(Activation activation) {
        return HeadModules.of(
                new Masked("vocab_transform", activation, "vocab_layer_norm", "vocab_projector"),
                new Pooled("pre_classifier", Activation.RELU));
    }

    static HeadModules albert(String prefix, Activation activation) {
        return HeadModules.of(
                new Masked("predictions.dense", activation, "predictions.LayerNorm", "predictions.decoder"),
                new Pooled(prefix + "pooler", Activation.TANH));
    }

    /** @param isPooled whether a linear layer stands before the classifier */
    static HeadModules mobileBert(String prefix, Activation activation, boolean isPooled) {
        Masked bert = bert(prefix, activation).masked();
        Masked extended =
                new Masked(bert.dense(), activation, bert.norm(), bert.decoder(), Optional.of(PREDICTIONS + "dense"));
        return HeadModules.of(
                extended,
                isPooled
                        ? new Pooled(prefix + "pooler.dense", Activation.TANH)
                        : new Pooled(Optional.empty(), Activation.LINEAR, CLASSIFIER));
    }

    /** A classifier of two layers that belong to the head alone. */
    private static Pooled ownClassifier(Activation activation) {
        return new Pooled(Optional.of(CLASSIFIER + ".dense"), activation, CLASSIFIER + ".out_proj");
    }
}
