package dev.headlight.checkpoint.architecture;

import java.util.Map;
import java.util.function.IntFunction;

/**
 * How one architecture calls the modules of an encoder that BERT calls {@code embeddings...} and
 * {@code encoder.layer.0.attention.self.query}.
 *
 * @param layerPath the path of a layer, by its number
 * @param layerParts modules in a layer by BERT's names; those that are not listed are called the same
 * @param others modules outside of the layers, likewise
 */
record ModuleTable(IntFunction<String> layerPath, Map<String, String> layerParts, Map<String, String> others) {
    private static final String LAYERS = "encoder.layer.";

    /** BERT's own names. */
    static final ModuleTable BERT = new ModuleTable(layer -> LAYERS + layer, Map.of(), Map.of());

    ModuleTable {
        layerParts = Map.copyOf(layerParts);
        others = Map.copyOf(others);
    }

    /** @param module by BERT's name, without the name of the model in front */
    String published(String module) {
        if (!module.startsWith(LAYERS)) {
            return others.getOrDefault(module, module);
        }
        int end = module.indexOf('.', LAYERS.length());
        int layer = Integer.parseInt(module.substring(LAYERS.length(), end));
        String part = module.substring(end + 1);
        return layerPath.apply(layer) + "." + layerParts.getOrDefault(part, part);
    }
}
