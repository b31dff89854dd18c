package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.architecture.HeadModules.Detector;
import dev.headlight.core.ModelTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which head a checkpoint has.
 *
 * @param notes sentences about it for people
 */
record TaskChoice(ModelTask task, List<String> notes) {
    TaskChoice {
        notes = List.copyOf(notes);
    }

    /**
     * Takes the head that {@code architectures} of {@code config.json} names, or else the first whose weights are there.
     *
     * @param className such as {@code BertForMaskedLM}; empty where nothing is said
     */
    static TaskChoice of(Optional<String> className, HeadModules heads, HeadPresence presence) {
        if (className.isEmpty()) {
            return new TaskChoice(presence.first(), List.of());
        }
        String name = className.get();
        Optional<ModelTask> named = named(name, heads.detector());
        if (named.isEmpty()) {
            ModelTask found = name.contains("For") ? ModelTask.FEATURE_EXTRACTION : presence.first();
            return new TaskChoice(
                    found,
                    List.of(name + " has a head that is not known here; what is shown is the " + described(found)
                            + "."));
        }
        List<String> lacking = presence.lacking(named.get());
        if (lacking.isEmpty()) {
            return new TaskChoice(named.get(), List.of());
        }
        return new TaskChoice(
                ModelTask.FEATURE_EXTRACTION,
                List.of("The head of " + name
                        + " is absent from the checkpoint, which lacks " + lacking.getFirst()
                        + "; what is shown is the encoder alone."));
    }

    private static String described(ModelTask task) {
        return task == ModelTask.FEATURE_EXTRACTION
                ? "encoder alone"
                : "encoder with the head for " + task.externalName() + " that was found";
    }

    private static Optional<ModelTask> named(String className, Optional<Detector> detector) {
        List<String> endings = new ArrayList<>(List.of("ForMaskedLM", "LMHeadModel", "ForCausalLM"));
        if (detector.isEmpty()) {
            endings.add("ForPreTraining");
        }
        if (endings.stream().anyMatch(className::endsWith)) {
            return Optional.of(ModelTask.FILL_MASK);
        }
        if (className.endsWith("ForPreTraining")) {
            return Optional.of(ModelTask.REPLACED_TOKEN_DETECTION);
        }
        if (className.endsWith("ForSequenceClassification")) {
            return Optional.of(ModelTask.TEXT_CLASSIFICATION);
        }
        if (className.endsWith("ForTokenClassification")) {
            return Optional.of(ModelTask.TOKEN_CLASSIFICATION);
        }
        if (className.endsWith("ForQuestionAnswering")) {
            return Optional.of(ModelTask.QUESTION_ANSWERING);
        }
        return className.endsWith("Model") ? Optional.of(ModelTask.FEATURE_EXTRACTION) : Optional.empty();
    }
}
