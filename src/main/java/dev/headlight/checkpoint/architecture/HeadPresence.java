package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.core.ModelTask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which heads have their weights in a checkpoint. */
record HeadPresence(HeadModules heads, WeightNames names, WeightShapes shapes) {
    /**
     * In the order in which they are looked for where nobody says which head it is. TensorFlow's checkpoints of ELECTRA
     * hold the head of the generator beside the discriminator, which is what is exported.
     */
    private static final List<ModelTask> ORDER = List.of(
            ModelTask.REPLACED_TOKEN_DETECTION,
            ModelTask.FILL_MASK,
            ModelTask.QUESTION_ANSWERING,
            ModelTask.TEXT_CLASSIFICATION,
            ModelTask.TOKEN_CLASSIFICATION);

    private static final int MOST_LABELS = 1_000_000;

    /** The first head that is there. */
    ModelTask first() {
        return ORDER.stream()
                .filter(task -> lacking(task).isEmpty())
                .findFirst()
                .orElse(ModelTask.FEATURE_EXTRACTION);
    }

    /** Names of weights that the head of a task needs and that are absent. */
    List<String> lacking(ModelTask task) {
        return kernels(task)
                .map(names::kernel)
                .filter(name -> !shapes.has(name))
                .toList();
    }

    /**
     * How many labels the classifier of a task tells apart; 0 where the task has none.
     *
     * @throws CheckpointException if there are no labels, or more than anybody could look through
     */
    int labels(ModelTask task) throws CheckpointException {
        if (task != ModelTask.TEXT_CLASSIFICATION && task != ModelTask.TOKEN_CLASSIFICATION) {
            return 0;
        }
        String classifier = names.kernel(
                task == ModelTask.TEXT_CLASSIFICATION ? heads.pooled().classifier() : heads.tokenClassifier());
        long labels = shapes.size(classifier, names.kernelsAreTransposed() ? 0 : 1);
        if (labels < 1 || labels > MOST_LABELS) {
            throw new CheckpointException(
                    "The weight " + classifier + " tells " + labels + " labels apart; expected 1 to " + MOST_LABELS);
        }
        return (int) labels;
    }

    private Stream<String> kernels(ModelTask task) {
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
