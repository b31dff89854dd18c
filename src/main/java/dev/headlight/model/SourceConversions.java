package dev.headlight.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which conversion belongs to which source. */
final class SourceConversions {
    private SourceConversions() {}

    /** What {@link SourceConversion#version} can be for a source; of an archive only its content would tell. */
    static Set<Integer> versions(ModelSource source) {
        return switch (source) {
            case ModelSource.Onnx onnx -> Set.of(OnnxFileConversion.VERSION);
            case ModelSource.Checkpoint checkpoint -> Set.of(CheckpointConversion.VERSION);
            case ModelSource.Archive archive ->
                new HashSet<>(List.of(OnnxFileConversion.VERSION, CheckpointConversion.VERSION));
            case ModelSource.Ready ready -> Set.of();
        };
    }

    static SourceConversion of(ModelSource source) throws ModelStoreException {
        return switch (source) {
            case ModelSource.Onnx onnx -> new OnnxFileConversion(onnx);
            case ModelSource.Checkpoint checkpoint -> new CheckpointConversion(checkpoint);
            case ModelSource.Ready ready ->
                throw new ModelStoreException(
                        "The folder " + ready.path() + " is a model of a store; open it as it is");
            case ModelSource.Archive archive ->
                throw new ModelStoreException(
                        "The archive " + archive.path() + " holds another archive; unpack it and open what is in it");
        };
    }
}
