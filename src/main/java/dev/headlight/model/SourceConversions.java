package dev.headlight.model;

/** Which conversion belongs to which source. */
final class SourceConversions {
    private SourceConversions() {}

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
