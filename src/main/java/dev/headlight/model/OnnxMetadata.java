package dev.headlight.model;

import dev.headlight.onnx.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What an ONNX file says about its own origin; the checksum of the weights makes the file's own checksum cover them. */
final class OnnxMetadata {
    private OnnxMetadata() {}

    /** @param folder where the file of weights is already finished */
    static Map<String, String> of(ModelIdentity identity, Path folder) throws IOException {
        return Map.of(
                "model", identity.id(),
                "source", identity.source(),
                "licence", identity.licence(),
                "weights_sha256", Checksums.sha256(folder.resolve(WeightsFile.NAME)));
    }

    /**
     * @param sourceSha256 of the file that the weights came from
     * @param folder where the file of weights is already finished
     */
    static Map<String, String> of(ModelIdentity identity, String sourceSha256, Path folder) throws IOException {
        Map<String, String> metadata = new TreeMap<>(of(identity, folder));
        metadata.put("source_sha256", sourceSha256);
        return metadata;
    }
}
