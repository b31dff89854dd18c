package dev.headlight.ui;

import dev.headlight.session.ModelReference;
import dev.headlight.session.SavedSide;
import dev.headlight.session.Session;
import dev.headlight.session.SessionException;
import dev.headlight.session.SessionFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A session of a model that is on another computer. */
final class Stranger {
    private Stranger() {}

    static SessionFile.Content of(Path file) {
        try {
            SessionFile.Content content = SessionFile.read(file);
            SavedSide side = content.session().main();
            ModelReference model = new ModelReference("bert-elsewhere", "BERT elsewhere", "f".repeat(64), "");
            SavedSide moved = new SavedSide(
                    side.input(), model, side.selection(), side.masks(), side.switchedOff(), side.trace());
            return new SessionFile.Content(
                    new Session(
                            moved,
                            content.session().view(),
                            null,
                            false,
                            content.session().notes(),
                            content.session().grid()),
                    content.tree());
        } catch (SessionException e) {
            throw new UncheckedIOException(e);
        }
    }
}
