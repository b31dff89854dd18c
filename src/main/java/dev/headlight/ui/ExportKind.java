package dev.headlight.ui;

import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A kind of file that the export sheet offers; {@link ExportKinds} lists them. */
interface ExportKind {
    /** What the list says, such as {@code PDF, for papers}. */
    String label();

    /** How file names end, without the dot. */
    String extension();

    /** Whether it is a picture, to which figure, width, colours and caption matter. */
    boolean isPicture();

    /** Whether it consists of pixels, to which a scale matters. */
    boolean hasPixels();

    /**
     * Writes the file whole or not at all; never on the JavaFX thread.
     *
     * @throws IOException with a message for people, which goes on after "could not be written: "
     */
    void write(Content content, Path file) throws IOException;

    /**
     * What there is to write.
     *
     * @param trace the present one
     * @param selection what is looked at
     * @param page makes the picture; null where the window shows no figure
     */
    record Content(
            Trace trace, Selection selection, @Nullable PageRecipe page) {}
}
