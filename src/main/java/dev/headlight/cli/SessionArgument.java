package dev.headlight.cli;

import dev.headlight.session.SessionFile;
import dev.headlight.session.SessionLink;

/** What a user named to be opened, where that is no model. */
final class SessionArgument {
    private SessionArgument() {}

    /** Whether it is a saved session or a link to a view. */
    static boolean isSession(String word) {
        return SessionLink.isLink(word) || SessionFile.isNamedSo(word);
    }
}
