package dev.headlight.checkpoint.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names of weights in checkpoints that Google's own code for BERT, ALBERT and ELECTRA wrote with TensorFlow, told from
 * the names that the same modules have in PyTorch.
 */
final class TensorFlowNames implements SlashedNames {
    /** In the order in which they are applied. */
    private static final Map<String, String> CHANGES = changes();

    private final String scope;
    private final String prefix;
    private final ModuleTable modules;

    private TensorFlowNames(String scope, String prefix, ModuleTable modules) {
        this.scope = scope;
        this.prefix = prefix;
        this.modules = modules;
    }

    /**
     * Names for a checkpoint that TensorFlow wrote, or empty for any other.
     *
     * @param prefix what encoder modules begin with, such as {@code bert.}
     * @param present the names in the checkpoint
     */
    static Optional<WeightNames> of(String prefix, ModuleTable modules, Set<String> present) {
        for (String scope : new String[] {"", "module/"}) {
            TensorFlowNames names = new TensorFlowNames(scope, prefix, modules);
            if (present.contains(names.embedding(prefix + "embeddings.word_embeddings"))) {
                return Optional.of(names);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("encoder\\.layer\\.(\\d+)", "encoder.layer_$1");
        changes.put("^albert\\.", "bert.");
        changes.put("albert_layer_groups\\.(\\d+)\\.albert_layers\\.(\\d+)", "transformer.group_$1.inner_group_$2");
        changes.put("(inner_group_\\d+)\\.attention\\.(query|key|value)$", "$1.attention_1.self.$2");
        changes.put("(inner_group_\\d+)\\.attention\\.dense$", "$1.attention_1.output.dense");
        changes.put("(inner_group_\\d+)\\.attention\\.LayerNorm$", "$1.LayerNorm");
        changes.put("(inner_group_\\d+)\\.ffn$", "$1.ffn_1.intermediate.dense");
        changes.put("(inner_group_\\d+)\\.ffn_output$", "$1.ffn_1.intermediate.output.dense");
        changes.put("full_layer_layer_norm$", "LayerNorm_1");
        changes.put("^bert\\.pooler$", "bert.pooler.dense");
        changes.put("^predictions\\.(dense|LayerNorm)$", "cls.predictions.transform.$1");
        changes.put("^predictions\\.decoder$", "cls.predictions.decoder");
        changes.put("dense_prediction$", "dense_1");
        return changes;
    }

    @Override
    public String path(String module) {
        String name =
                module.startsWith(prefix) ? prefix + modules.published(module.substring(prefix.length())) : module;
        for (Map.Entry<String, String> change : CHANGES.entrySet()) {
            name = name.replaceAll(change.getKey(), change.getValue());
        }
        return scope + name.replace('.', '/');
    }
}
