package dev.headlight.ui;

import dev.headlight.session.Notice;
import dev.headlight.session.Notices;
import dev.headlight.session.Session;
import dev.headlight.session.SessionDocument;
import dev.headlight.session.SessionException;
import dev.headlight.session.SessionFile;
import dev.headlight.session.SessionLink;
import dev.headlight.session.SessionOpening;
import dev.headlight.state.InputText;
import dev.headlight.state.UndoState;
import dev.headlight.state.Workbench;
import java.util.List;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;

/** Copies links to views and opens them. What a link would show is said before it is opened. */
final class LinkControls {
    private static final int SHOWN = 80;

    private final Notices notices;
    private final SessionDocument document;
    private final SessionOpening opening;
    private final UndoState undo;
    private @Nullable Notice offered;

    LinkControls(
            Workbench workbench, Notices notices, SessionDocument document, SessionOpening opening, UndoState undo) {
        this.notices = notices;
        this.document = document;
        this.opening = opening;
        this.undo = undo;
        workbench.traces().inputProperty().addListener((property, before, after) -> typed(after));
    }

    void copy() {
        try {
            Copying.copy(document.link());
            notices.say(Notice.saying(
                    "Link copied", "Another Headlight opens it: paste it into the sentence, or start it with it."));
        } catch (SessionException e) {
            notices.say(Notice.warning("No link", e.getMessage() + "."));
        }
    }

    /** Offers the link that lies in the clipboard. */
    void openCopied() {
        String copied = Clipboard.getSystemClipboard().getString();
        if (copied == null || !SessionLink.isLink(copied)) {
            notices.say(Notice.warning(
                    "No link",
                    "What was copied last is no link. Copy one, which begins with headlight:1?, and try again."));
        } else {
            offer(copied, notices::dismiss, "Cancel");
        }
    }

    /** A link that is pasted into the sentence is text like any other until somebody wants to open it. */
    private void typed(InputText input) {
        if (SessionLink.isLink(input.text())) {
            offer(input.text(), undo::undo, "Keep it as text");
        } else if (offered != null && offered.equals(notices.noticeProperty().get())) {
            notices.dismiss();
        }
    }

    /** @param before done before the link is opened */
    private void offer(String link, Runnable before, String otherwise) {
        try {
            Session session = SessionLink.read(link);
            Notice next = new Notice(
                    "Open this view?",
                    words(session),
                    false,
                    List.of(
                            new Notice.Answer("Open it", () -> {
                                notices.dismiss();
                                before.run();
                                opening.open(new SessionFile.Content(session, SessionFile.Content.nothing()), null);
                            }),
                            new Notice.Answer(otherwise, notices::dismiss)));
            offered = next;
            notices.say(next);
        } catch (SessionException e) {
            notices.say(Notice.warning("The link cannot be opened", e.getMessage() + "."));
        }
    }

    private static String words(Session session) {
        String text = session.main().input().text().strip();
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN).stripTrailing() + "…";
        String model = session.main().model() == null
                ? "any model"
                : session.main().model().id();
        return "“" + shown + "” in " + model + ". What you see now comes back by Ctrl+Z.";
    }
}
