package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.architecture.BertFields.Defaults;
import dev.headlight.checkpoint.architecture.ConfigFields.Size;
import dev.headlight.checkpoint.architecture.SizeClaim.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads ALBERT (Lan et al. 2019, arXiv:1909.11942): narrow embeddings, and layers that share their weights. */
final class AlbertReader {
    private static final String PREFIX = "albert.";

    private static final Map<String, String> PARTS = Map.of(
            "attention.self.query", "attention.query",
            "attention.self.key", "attention.key",
            "attention.self.value", "attention.value",
            "attention.output.dense", "attention.dense",
            "attention.output.LayerNorm", "attention.LayerNorm",
            "intermediate.dense", "ffn",
            "output.dense", "ffn_output",
            "output.LayerNorm", "full_layer_layer_norm");

    private AlbertReader() {}

    static ArchitecturePlan read(String type, ConfigFields config) throws CheckpointException {
        BertFields fields = BertFields.read(config, Defaults.ALBERT);
        Size groups = config.size("num_hidden_groups", 1);
        Size inner = config.size("inner_group_num", 1);
        PositionTable positions = PositionTable.absolute(fields.positions().value());
        EncoderSpec spec = new EncoderSpec(
                PREFIX,
                fields.sizes(inner.value(), fields.hidden(), positions.maxTokens()),
                fields.embedding().value(),
                true,
                fields.intermediate().value(),
                fields.types().value(),
                positions,
                fields.activation(),
                fields.epsilon());
        Sharing sharing = new Sharing(fields.layers().value(), groups.value(), inner.value());
        ModuleTable modules = new ModuleTable(
                sharing::path, PARTS, Map.of("embeddings_project", "encoder.embedding_hidden_mapping_in"));
        return new ArchitecturePlan(
                type,
                new BertEncoder(spec),
                modules,
                PublishedHeads.albert(PREFIX, fields.activation()),
                claims(fields, spec, groups, inner));
    }

    /** Which weights a pass through a layer uses; layers are dealt to the groups in runs of the same length. */
    private record Sharing(int layers, int groups, int inner) {
        String path(int pass) {
            int layer = pass / inner;
            int group = (int) (layer / (layers / (double) groups));
            return "encoder.albert_layer_groups." + group + ".albert_layers." + pass % inner;
        }
    }

    private static List<SizeClaim> claims(BertFields fields, EncoderSpec spec, Size groups, Size inner) {
        int passes = spec.sizes().layers();
        List<SizeClaim> claims = new ArrayList<>(fields.claims(PREFIX, PositionScheme.ABSOLUTE));
        claims.add(new SizeClaim(inner, layer(inner.value() - 1), Place.PRESENCE));
        claims.add(new SizeClaim(groups, layer(passes - 1), Place.PRESENCE));
        return claims;
    }

    private static String layer(int number) {
        return PREFIX + "encoder.layer." + number + ".output.dense";
    }
}
