package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.architecture.BertFields.Defaults;
import dev.headlight.checkpoint.architecture.ConfigFields.Size;
import dev.headlight.checkpoint.architecture.SizeClaim.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads MPNet (Song et al. 2020, arXiv:2004.09297): BERT without token types, with biases by distance. */
final class MpnetReader {
    private static final String PREFIX = "mpnet.";
    private static final String BUCKETS = "relative_attention_num_buckets";

    /** In transformers positions are counted from here, whatever {@code pad_token_id} says. */
    private static final int PADDING = 1;

    private static final ModuleTable MODULES = new ModuleTable(
            layer -> "encoder.layer." + layer,
            Map.of(
                    "attention.self.query", "attention.attn.q",
                    "attention.self.key", "attention.attn.k",
                    "attention.self.value", "attention.attn.v",
                    "attention.output.dense", "attention.attn.o",
                    "attention.output.LayerNorm", "attention.LayerNorm"),
            Map.of());

    private MpnetReader() {}

    static ArchitecturePlan read(String type, ConfigFields config) throws CheckpointException {
        BertFields fields = BertFields.read(config, Defaults.MPNET).withoutTypes();
        Size buckets = config.size(BUCKETS, PositionBuckets.BUCKETS);
        if (buckets.value() < PositionBuckets.BUCKETS) {
            throw config.unexpected(
                    BUCKETS, "at least " + PositionBuckets.BUCKETS + ", which is what MPNet's code always looks up");
        }
        PositionTable positions = BertReaders.afterPadding(
                config,
                new PositionTable(
                        PositionScheme.AFTER_PADDING_WITH_BUCKETS,
                        fields.positions().value(),
                        PADDING,
                        buckets.value()));
        EncoderSpec spec = new EncoderSpec(
                PREFIX,
                fields.sizes(1, fields.hidden(), positions.maxTokens()),
                fields.hidden().value(),
                false,
                fields.intermediate().value(),
                0,
                positions,
                fields.activation(),
                fields.epsilon());
        return new ArchitecturePlan(
                type, new BertEncoder(spec), MODULES, PublishedHeads.roberta(), claims(fields, buckets));
    }

    private static List<SizeClaim> claims(BertFields fields, Size buckets) {
        String biases = PREFIX + "encoder.relative_attention_bias";
        List<SizeClaim> claims = new ArrayList<>(fields.claims(PREFIX, PositionScheme.AFTER_PADDING_WITH_BUCKETS));
        claims.add(new SizeClaim(buckets, biases, Place.TABLE_ROWS));
        claims.add(new SizeClaim(fields.heads(), biases, Place.TABLE_COLUMNS));
        return claims;
    }
}
