package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.architecture.BertFields.Defaults;

/** Readers of the architectures whose modules are BERT's: BERT itself, RoBERTa and its kin, and ELECTRA. */
final class BertReaders {
    private static final String POSITION_TYPE = "position_embedding_type";
    private static final String PADDING = "pad_token_id";

    private BertReaders() {}

    static ArchitecturePlan bert(String type, ConfigFields config) throws CheckpointException {
        BertFields fields = BertFields.read(config, Defaults.BERT);
        String prefix = "bert.";
        return plan(
                type,
                prefix,
                fields,
                positions(config, fields, PositionScheme.ABSOLUTE),
                PublishedHeads.bert(prefix, fields.activation()));
    }

    static ArchitecturePlan roberta(String type, ConfigFields config) throws CheckpointException {
        return likeRoberta(type, config, Defaults.ROBERTA);
    }

    /** XLM-RoBERTa and CamemBERT: RoBERTa, but where {@code config.json} says nothing the vocabulary is BERT's. */
    static ArchitecturePlan robertaKin(String type, ConfigFields config) throws CheckpointException {
        return likeRoberta(type, config, Defaults.BERT);
    }

    static ArchitecturePlan electra(String type, ConfigFields config) throws CheckpointException {
        BertFields fields = BertFields.read(config, Defaults.ELECTRA);
        PositionTable positions = positions(config, fields, PositionScheme.ABSOLUTE);
        return plan(type, "electra.", fields, positions, PublishedHeads.electra(fields.activation()));
    }

    private static ArchitecturePlan likeRoberta(String type, ConfigFields config, Defaults defaults)
            throws CheckpointException {
        BertFields fields = BertFields.read(config, defaults);
        PositionTable positions = positions(config, fields, PositionScheme.AFTER_PADDING);
        return plan(type, "roberta.", fields, positions, PublishedHeads.roberta());
    }

    private static PositionTable positions(ConfigFields config, BertFields fields, PositionScheme absolute)
            throws CheckpointException {
        PositionScheme scheme = switch (config.text(POSITION_TYPE).orElse("absolute")) {
            case "absolute" -> absolute;
            case "relative_key" -> PositionScheme.RELATIVE_KEY;
            case "relative_key_query" -> PositionScheme.RELATIVE_KEY_QUERY;
            default -> throw config.unexpected(POSITION_TYPE, "absolute, relative_key or relative_key_query");
        };
        int padding = scheme.countsFromPadding() ? config.tokenId(PADDING, 1) : 0;
        return afterPadding(config, new PositionTable(scheme, fields.positions().value(), padding, 0));
    }

    /** Checks that the table leaves room for a token. */
    static PositionTable afterPadding(ConfigFields config, PositionTable table) throws CheckpointException {
        if (table.maxTokens() < 1) {
            throw config.unexpected(PADDING, "less than max_position_embeddings - 1, which is " + (table.rows() - 1));
        }
        return table;
    }

    private static ArchitecturePlan plan(
            String type, String prefix, BertFields fields, PositionTable positions, HeadModules heads)
            throws CheckpointException {
        EncoderSpec spec = new EncoderSpec(
                prefix,
                fields.sizes(1, fields.hidden(), positions.maxTokens()),
                fields.embedding().value(),
                fields.embedding().value() != fields.hidden().value(),
                fields.intermediate().value(),
                fields.types().value(),
                positions,
                fields.activation(),
                fields.epsilon());
        return new ArchitecturePlan(
                type, new BertEncoder(spec), ModuleTable.BERT, heads, fields.claims(prefix, positions.scheme()));
    }
}
