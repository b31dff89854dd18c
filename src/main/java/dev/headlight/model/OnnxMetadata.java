package dev.headlight.model;

import dev.headlight.onnx.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What an ONNX file says about its own origin; the checksum of the weights makes the file's own checksum cover them. */
final class OnnxMetadata {
    private OnnxMetadata() {}

    /** @param folder where the file of weights is already finished */
    static Map<String, String> of(CatalogueEntry entry, Path folder) throws IOException {
        return Map.of(
                "model", entry.id(),
                "source", entry.source(),
                "source_sha256", entry.sha256(),
                "licence", entry.licence(),
                "weights_sha256", Checksums.sha256(folder.resolve(WeightsFile.NAME)));
    }
}
