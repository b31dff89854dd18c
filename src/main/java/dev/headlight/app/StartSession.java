package dev.headlight.app;

import dev.headlight.core.ModelDescription;
import dev.headlight.session.ModelReference;
import dev.headlight.session.SessionException;
import dev.headlight.session.SessionFile;
import dev.headlight.session.SessionLink;
import dev.headlight.state.InputText;
import dev.headlight.state.ModelShelf;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session that a window begins with, read before there is one.
 *
 * @param content what was read, or null
 * @param file it lies in, or null for a link
 * @param problem why it cannot be opened and what to do; empty where it can
 */
record StartSession(
        SessionFile.@Nullable Content content, @Nullable Path file, String problem) {
    /** @param named a file or a link, or null for none */
    static StartSession of(@Nullable String named) {
        if (named == null) {
            return new StartSession(null, null, "");
        }
        Path file = SessionLink.isLink(named) ? null : Path.of(named).toAbsolutePath();
        try {
            SessionFile.Content content = file == null
                    ? new SessionFile.Content(SessionLink.read(named), SessionFile.Content.nothing())
                    : SessionFile.read(file);
            return new StartSession(content, file, "");
        } catch (SessionException e) {
            return new StartSession(null, file, e.getMessage() + ".");
        }
    }

    /** The session's own model, if it can be opened: it need not wait for another one. */
    Optional<ModelDescription> model(ModelShelf shelf) {
        ModelReference reference =
                content == null ? null : content.session().main().model();
        return reference == null
                ? Optional.empty()
                : shelf.models().stream().filter(reference::isTo).findFirst();
    }

    /** Whether it needs no model. */
    boolean carriesTraces() {
        return content != null && content.session().carriesTraces();
    }

    /** Its text, or null where there is no session. */
    @Nullable
    InputText input() {
        return content == null ? null : content.session().main().input();
    }
}
