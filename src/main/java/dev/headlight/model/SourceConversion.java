package dev.headlight.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What turns one kind of source into the files of a model folder, all but the manifest. */
interface SourceConversion {
    /** Changes whenever the files that it writes change. */
    int version();

    /** About how much room the folder takes, in bytes. */
    long bytes() throws IOException;

    /** What the user should know about what was taken, in sentences. */
    List<String> remarks();

    /** What the source itself says about its licence, or an empty text. */
    String licence() throws IOException;

    /** @param folder empty */
    ConvertedModel convert(ModelIdentity identity, Precision precision, Path folder, Progress progress)
            throws IOException, ModelStoreException;
}
