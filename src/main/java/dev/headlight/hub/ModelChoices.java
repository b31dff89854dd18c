package dev.headlight.hub;

import dev.headlight.hub.HubException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the sets of files in a repository that can be opened, the best first.
 *
 * <p>A checkpoint comes first where its architecture is known, because a graph of our own shows everything: queries,
 * keys, values, hidden states and the task's answers. Then come ONNX files, the most exact first.
 */
public final class ModelChoices {
    private final Predicate<String> isSupported;

    /** @param isSupported whether checkpoints of a {@code model_type} such as {@code bert} can be opened */
    public ModelChoices(Predicate<String> isSupported) {
        this.isSupported = isSupported;
    }

    /**
     * @return at least one choice
     * @throws HubException if there is none, saying what was found and what to do
     */
    public List<ModelChoice> of(HubListing listing) throws HubException {
        List<ModelChoice> checkpoints = new CheckpointChoices(listing).all();
        List<ModelChoice> graphs = new OnnxChoices(listing).all();
        String type = listing.about().modelType();
        List<ModelChoice> choices = new ArrayList<>();
        if (isSupported.test(type)) {
            choices.addAll(checkpoints);
        }
        choices.addAll(graphs);
        if (type.isEmpty()) {
            choices.addAll(checkpoints);
        }
        if (choices.isEmpty()) {
            throw nothing(listing, !checkpoints.isEmpty());
        }
        return choices;
    }

    private static HubException nothing(HubListing listing, boolean hasCheckpoint) {
        String id = listing.repository().id();
        if (hasCheckpoint) {
            return new HubException(
                    Problem.UNSUITABLE,
                    "The model " + id + " has a checkpoint of the architecture "
                            + listing.about().modelType()
                            + ", which is not supported, and no ONNX file; look on the hub for an ONNX export of it");
        }
        return new HubException(
                Problem.UNSUITABLE,
                "The model " + id
                        + " has neither an ONNX file nor a config.json with safetensors or PyTorch weights; found "
                        + seen(listing) + "; look on the hub for another form of it");
    }

    private static String seen(HubListing listing) {
        List<String> forms = Stream.of(".gguf", ".h5", ".msgpack", ".ot", ".mlmodel", ".tflite", ".pt", ".ckpt", ".bin")
                .filter(end ->
                        listing.files().stream().anyMatch(file -> file.name().endsWith(end)))
                .map(end -> "*" + end)
                .toList();
        return forms.isEmpty() ? listing.files().size() + " other files" : String.join(", ", forms);
    }
}
