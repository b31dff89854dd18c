package dev.headlight.model;

import java.io.IOException;
import java.nio.file.Path;

/** Turns a published artifact into the files of a model folder, all but the manifest. */
interface Conversion {
    /** Changes whenever the files that it writes change. */
    int version();

    /**
     * @param artifact whose checksum was verified
     * @param precision of the large weights as they are stored
     * @param folder empty; afterwards it holds {@code model.onnx}, {@code model.onnx.data}, {@code tokenizer.json} and
     *     {@code config.json}
     */
    ConvertedModel convert(CatalogueEntry entry, Path artifact, Precision precision, Path folder, Progress progress)
            throws IOException, ModelStoreException;
}
