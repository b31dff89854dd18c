package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.architecture.ConfigFields.Size;
import dev.headlight.checkpoint.architecture.SizeClaim.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of {@code config.json} that encoders of BERT's kind share.
 *
 * @param embedding width of the embeddings
 * @param intermediate width of the feed-forward layer
 * @param positions rows of the table of positions
 * @param types rows of the table of token types
 */
record BertFields(
        Size vocabulary,
        Size embedding,
        Size hidden,
        Size layers,
        Size heads,
        Size intermediate,
        Size positions,
        Size types,
        Activation activation,
        float epsilon) {
    /** More than anybody published; a graph grows with its layers, not with the file of a shared one. */
    private static final int MOST_LAYERS = 512;

    private static final float EPSILON = 1e-12f;

    /**
     * What transformers takes where {@code config.json} says nothing.
     *
     * @param embedding 0 where embeddings are as wide as hidden states
     */
    record Defaults(
            int vocabulary,
            int embedding,
            int hidden,
            int layers,
            int heads,
            int intermediate,
            int positions,
            Activation activation) {
        static final Defaults BERT = new Defaults(30522, 0, 768, 12, 12, 3072, 512, Activation.GELU);
        static final Defaults ROBERTA = new Defaults(50265, 0, 768, 12, 12, 3072, 512, Activation.GELU);
        static final Defaults ELECTRA = new Defaults(30522, 128, 256, 12, 4, 1024, 512, Activation.GELU);
        static final Defaults ALBERT = new Defaults(30000, 128, 4096, 12, 64, 16384, 512, Activation.GELU_TANH);
        static final Defaults MPNET = new Defaults(30527, 0, 768, 12, 12, 3072, 512, Activation.GELU);
        static final Defaults MOBILEBERT = new Defaults(30522, 128, 512, 24, 4, 512, 512, Activation.RELU);
    }

    static BertFields read(ConfigFields config, Defaults defaults) throws CheckpointException {
        Size hidden = config.size("hidden_size", defaults.hidden());
        return new BertFields(
                config.size("vocab_size", defaults.vocabulary()),
                defaults.embedding() == 0 ? hidden : config.size("embedding_size", defaults.embedding()),
                hidden,
                config.size("num_hidden_layers", defaults.layers()),
                config.size("num_attention_heads", defaults.heads()),
                config.size("intermediate_size", defaults.intermediate()),
                config.size("max_position_embeddings", defaults.positions()),
                config.size("type_vocab_size", 2),
                config.activation("hidden_act", defaults.activation()),
                config.epsilon("layer_norm_eps", EPSILON));
    }

    /** DistilBERT calls them otherwise, has no token types and an epsilon that cannot be set. */
    static BertFields readDistilBert(ConfigFields config) throws CheckpointException {
        Size hidden = config.size("dim", 768, "hidden_size");
        return new BertFields(
                config.size("vocab_size", 30522),
                hidden,
                hidden,
                config.size("n_layers", 6, "num_hidden_layers"),
                config.size("n_heads", 12, "num_attention_heads"),
                config.size("hidden_dim", 3072),
                config.size("max_position_embeddings", 512),
                new Size("type_vocab_size", 0, false),
                config.activation("activation", Activation.GELU),
                EPSILON);
    }

    BertFields withoutTypes() {
        Size none = new Size(types.field(), 0, false);
        return new BertFields(
                vocabulary, embedding, hidden, layers, heads, intermediate, positions, none, activation, epsilon);
    }

    /**
     * @param copies how often each layer is passed
     * @param attended the width that heads divide among them
     */
    EncoderSizes sizes(int copies, Size attended, int maxTokens) throws CheckpointException {
        long passes = (long) layers.value() * copies;
        if (passes > MOST_LAYERS) {
            String each = copies > 1 ? " and inner_group_num is " + copies : "";
            throw new CheckpointException("In config.json " + layers.text() + each + ", which makes " + passes
                    + " layers; expected at most " + MOST_LAYERS);
        }
        if (attended.value() % heads.value() != 0) {
            throw new CheckpointException("In config.json " + heads.text() + "; expected a divisor of "
                    + attended.field() + ", which is " + attended.value());
        }
        return new EncoderSizes(
                (int) passes,
                heads.value(),
                attended.value() / heads.value(),
                hidden.value(),
                vocabulary.value(),
                maxTokens);
    }

    /** What of this shows in the weights of an encoder with BERT's modules. */
    List<SizeClaim> claims(String prefix, PositionScheme scheme) {
        String words = prefix + "embeddings.word_embeddings";
        String first = prefix + "encoder.layer.0.";
        String last = prefix + "encoder.layer." + (layers.value() - 1) + ".";
        List<SizeClaim> claims = new ArrayList<>(List.of(
                new SizeClaim(vocabulary, words, Place.TABLE_ROWS),
                new SizeClaim(embedding, words, Place.TABLE_COLUMNS),
                new SizeClaim(hidden, first + "intermediate.dense", Place.KERNEL_IN),
                new SizeClaim(intermediate, first + "intermediate.dense", Place.KERNEL_OUT),
                new SizeClaim(layers, last + "output.dense", Place.PRESENCE)));
        if (types.value() > 0) {
            claims.add(new SizeClaim(types, prefix + "embeddings.token_type_embeddings", Place.TABLE_ROWS));
        }
        if (scheme.isRelative()) {
            String distances = first + "attention.self.distance_embedding";
            String said = "position_embedding_type is relative and " + positions.text();
            claims.add(new SizeClaim(said, distances, Place.TABLE_ROWS, 2L * positions.value() - 1));
        } else {
            claims.add(new SizeClaim(positions, prefix + "embeddings.position_embeddings", Place.TABLE_ROWS));
        }
        return claims;
    }
}
