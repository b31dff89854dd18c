package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import java.util.Map;

/** Reads DistilBERT (Sanh et al. 2019, arXiv:1910.01108): BERT without token types. */
final class DistilBertReader {
    private static final String PREFIX = "distilbert.";

    /** Sinusoidal positions need no care: their table is in the checkpoint like any other. */
    private static final ModuleTable MODULES = new ModuleTable(
            layer -> "transformer.layer." + layer,
            Map.of(
                    "attention.self.query", "attention.q_lin",
                    "attention.self.key", "attention.k_lin",
                    "attention.self.value", "attention.v_lin",
                    "attention.output.dense", "attention.out_lin",
                    "attention.output.LayerNorm", "sa_layer_norm",
                    "intermediate.dense", "ffn.lin1",
                    "output.dense", "ffn.lin2",
                    "output.LayerNorm", "output_layer_norm"),
            Map.of());

    private DistilBertReader() {}

    static ArchitecturePlan read(String type, ConfigFields config) throws CheckpointException {
        BertFields fields = BertFields.readDistilBert(config);
        PositionTable positions = PositionTable.absolute(fields.positions().value());
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
                type,
                new BertEncoder(spec),
                MODULES,
                PublishedHeads.distilBert(fields.activation()),
                fields.claims(PREFIX, positions.scheme()));
    }
}
