package dev.headlight.checkpoint.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names of weights as Hugging Face publishes them. The name of the model may stand in front of the encoder's or not, and
 * layer normalisations may have the names of their weights that TensorFlow had: what is there is taken.
 */
final class PublishedNames implements WeightNames {
    private static final String DECODER = ".decoder";

    private final String prefix;
    private final ModuleTable modules;
    private final Set<String> present;

    /**
     * @param prefix what encoder modules begin with, such as {@code bert.}
     * @param present the names in the checkpoint
     */
    PublishedNames(String prefix, ModuleTable modules, Set<String> present) {
        this.prefix = prefix;
        this.modules = modules;
        this.present = Set.copyOf(present);
    }

    @Override
    public String kernel(String module) {
        return found(module, ".weight");
    }

    @Override
    public boolean kernelsAreTransposed() {
        return true;
    }

    @Override
    public String bias(String module) {
        String own = found(module, ".bias");
        if (module.endsWith(DECODER) && !present.contains(own)) {
            // Where words share their matrix with the decoder, its bias stands one level up.
            return found(module.substring(0, module.length() - DECODER.length()), ".bias");
        }
        return own;
    }

    @Override
    public String normScale(String module) {
        return found(module, ".weight", ".gamma");
    }

    @Override
    public String normBias(String module) {
        return found(module, ".bias", ".beta");
    }

    @Override
    public String embedding(String module) {
        return found(module, ".weight");
    }

    /** The first candidate that is there; where none is, the one to be told of. */
    private String found(String module, String... endings) {
        List<String> candidates = new ArrayList<>();
        for (String ending : endings) {
            if (module.startsWith(prefix)) {
                String bare = modules.published(module.substring(prefix.length())) + ending;
                candidates.add(prefix + bare);
                candidates.add(bare);
            } else {
                candidates.add(module + ending);
            }
        }
        return candidates.stream().filter(present::contains).findFirst().orElse(candidates.getFirst());
    }
}
