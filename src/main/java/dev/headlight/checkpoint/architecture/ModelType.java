package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the {@code model_type} of a checkpoint. Early ones do not say it; then it is told from the name of the class,
 * or else from the names of the weights.
 */
record ModelType(ConfigFields config, Optional<String> className, Set<String> weights) {
    /** What TensorFlow's hub puts in front of names. */
    private static final String SCOPE = "module/";

    /** By what the name of the class begins with. */
    private static final Map<String, String> CLASSES = Map.of(
            "Bert", "bert",
            "Roberta", "roberta",
            "XLMRoberta", "xlm-roberta",
            "Camembert", "camembert",
            "Electra", "electra",
            "DistilBert", "distilbert",
            "Albert", "albert",
            "MPNet", "mpnet",
            "MobileBert", "mobilebert");

    String name() throws CheckpointException {
        Optional<String> given = config.text("model_type");
        if (given.isPresent()) {
            return given.get();
        }
        Optional<String> ofClass = className.flatMap(name -> CLASSES.entrySet().stream()
                .filter(entry -> name.matches(entry.getKey() + "(For\\w+|Model|LMHeadModel)"))
                .map(Map.Entry::getValue)
                .findFirst());
        if (ofClass.isPresent()) {
            return ofClass.get();
        }
        return ofWeights()
                .orElseThrow(() -> new CheckpointException("config.json has no model_type; expected one of "
                        + String.join(", ", Architectures.supportedTypes())));
    }

    private Optional<String> ofWeights() {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put("mobilebert.", "mobilebert");
        marks.put("distilbert.", "distilbert");
        marks.put("transformer.layer.0.attention.q_lin", "distilbert");
        marks.put("roberta.", "roberta");
        marks.put("electra.", "electra");
        marks.put("albert.", "albert");
        marks.put("encoder.albert_layer_groups.", "albert");
        marks.put("mpnet.", "mpnet");
        marks.put("encoder.layer.0.attention.attn.q", "mpnet");
        marks.put("bert.", "bert");
        marks.put("bert/encoder/transformer/", "albert");
        marks.put("electra/", "electra");
        marks.put("bert/", "bert");
        return marks.entrySet().stream()
                .filter(mark -> weights.stream()
                        .map(name -> name.startsWith(SCOPE) ? name.substring(SCOPE.length()) : name)
                        .anyMatch(name -> name.startsWith(mark.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
