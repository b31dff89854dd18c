package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.architecture.BertFields.Defaults;
import dev.headlight.checkpoint.architecture.ConfigFields.Size;
import dev.headlight.checkpoint.architecture.MobileBertSpec.Bottleneck;
import dev.headlight.checkpoint.architecture.SizeClaim.Place;
import java.util.List;

/** Reads MobileBERT (Sun et al. 2020, arXiv:2004.02984). */
final class MobileBertReader {
    private static final String PREFIX = MobileBertSpec.PREFIX;
    private static final String NORMALIZATION = "normalization_type";

    /** More than anybody published. */
    private static final int MOST_FEED_FORWARDS = 64;

    private MobileBertReader() {}

    static ArchitecturePlan read(String type, ConfigFields config) throws CheckpointException {
        BertFields fields = BertFields.read(config, Defaults.MOBILEBERT);
        boolean hasBottleneck = config.flag("use_bottleneck", true);
        Size inner = hasBottleneck ? config.size("intra_bottleneck_size", 128) : fields.hidden();
        MobileBertSpec spec = new MobileBertSpec(
                fields.sizes(1, inner, fields.positions().value()),
                fields.embedding().value(),
                inner.value(),
                fields.intermediate().value(),
                fields.types().value(),
                fields.positions().value(),
                feedForwards(config),
                config.flag("trigram_input", true),
                hasBottleneck ? bottleneck(config, fields, inner) : Bottleneck.NONE,
                isNormalised(config),
                fields.activation(),
                fields.epsilon());
        return new ArchitecturePlan(
                type,
                new MobileBertEncoder(spec),
                ModuleTable.BERT,
                PublishedHeads.mobileBert(PREFIX, fields.activation(), config.flag("classifier_activation", true)),
                claims(fields, inner));
    }

    private static int feedForwards(ConfigFields config) throws CheckpointException {
        String field = "num_feedforward_networks";
        int count = config.size(field, 4).value();
        if (count > MOST_FEED_FORWARDS) {
            throw config.unexpected(field, "at most " + MOST_FEED_FORWARDS);
        }
        return count;
    }

    private static Bottleneck bottleneck(ConfigFields config, BertFields fields, Size inner)
            throws CheckpointException {
        if (config.flag("use_bottleneck_attention", false)) {
            return Bottleneck.ALL;
        }
        String shared = "key_query_shared_bottleneck";
        if (config.flag(shared, true)) {
            return Bottleneck.SHARED_BY_QUERIES_AND_KEYS;
        }
        if (inner.value() != fields.hidden().value()) {
            throw config.unexpected(
                    shared, "true where intra_bottleneck_size differs from hidden_size, as " + inner.text());
        }
        return Bottleneck.RESIDUAL_ONLY;
    }

    private static boolean isNormalised(ConfigFields config) throws CheckpointException {
        return switch (config.text(NORMALIZATION).orElse("no_norm")) {
            case "no_norm" -> false;
            case "layer_norm" -> true;
            default -> throw config.unexpected(NORMALIZATION, "no_norm or layer_norm");
        };
    }

    private static List<SizeClaim> claims(BertFields fields, Size inner) {
        String embeddings = PREFIX + "embeddings.";
        String first = PREFIX + "encoder.layer.0.";
        String last = PREFIX + "encoder.layer." + (fields.layers().value() - 1) + ".output.dense";
        return List.of(
                new SizeClaim(fields.vocabulary(), embeddings + "word_embeddings", Place.TABLE_ROWS),
                new SizeClaim(fields.embedding(), embeddings + "word_embeddings", Place.TABLE_COLUMNS),
                new SizeClaim(fields.hidden(), embeddings + "position_embeddings", Place.TABLE_COLUMNS),
                new SizeClaim(fields.positions(), embeddings + "position_embeddings", Place.TABLE_ROWS),
                new SizeClaim(fields.types(), embeddings + "token_type_embeddings", Place.TABLE_ROWS),
                new SizeClaim(inner, first + "intermediate.dense", Place.KERNEL_IN),
                new SizeClaim(fields.intermediate(), first + "intermediate.dense", Place.KERNEL_OUT),
                new SizeClaim(fields.layers(), last, Place.PRESENCE));
    }
}
