package dev.headlight.checkpoint.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which heads have their weights in a checkpoint. */
record HeadPresence(HeadModules heads, WeightNames names, WeightShapes shapes) {
    /** In the order in which they are looked for where nobody says which head it is. */
    private static final List<EncoderTask> ORDER = List.of(
            EncoderTask.FILL_MASK,
            EncoderTask.REPLACED_TOKEN_DETECTION,
            EncoderTask.QUESTION_ANSWERING,
            EncoderTask.TEXT_CLASSIFICATION,
            EncoderTask.TOKEN_CLASSIFICATION);

    /** The first head that is there. */
    EncoderTask first() {
        return ORDER.stream()
                .filter(task -> lacking(task).isEmpty())
                .findFirst()
                .orElse(EncoderTask.FEATURE_EXTRACTION);
    }

    /** Names of weights that the head of a task needs and that are absent. */
    List<String> lacking(EncoderTask task) {
        return kernels(task)
                .map(names::kernel)
                .filter(name -> !shapes.has(name))
                .toList();
    }

    /** How many labels a classifier tells apart. */
    int labels(EncoderTask task) {
        String classifier =
                task == EncoderTask.TEXT_CLASSIFICATION ? heads.pooled().classifier() : heads.tokenClassifier();
        return task.hasLabels()
                ? Math.toIntExact(shapes.size(names.kernel(classifier), names.kernelsAreTransposed() ? 0 : 1))
                : 0;
    }

    private Stream<String> kernels(EncoderTask task) {
        return switch (task) {
            case FILL_MASK -> Stream.of(heads.masked().dense());
            case TEXT_CLASSIFICATION -> {
                List<String> modules = new ArrayList<>(List.of(heads.pooled().classifier()));
                heads.pooled().dense().ifPresent(modules::add);
                yield modules.stream();
            }
            case TOKEN_CLASSIFICATION -> Stream.of(heads.tokenClassifier());
            case QUESTION_ANSWERING -> Stream.of(heads.span());
            case REPLACED_TOKEN_DETECTION ->
                Stream.of(heads.detector().map(HeadModules.Detector::dense).orElse("discriminator_predictions.dense"));
            case FEATURE_EXTRACTION -> Stream.empty();
        };
    }
}
