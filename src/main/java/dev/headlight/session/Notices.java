package dev.headlight.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What is to be said now about sessions; the newest counts. Used on the JavaFX thread. */
public final class Notices {
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private Runnable onLocate = () -> {};

    /** Null where there is nothing to say. */
    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public void say(Notice next) {
        notice.set(next);
    }

    /** Called where the user is to say where a model lies. */
    public void setOnLocate(Runnable handler) {
        onLocate = handler;
    }

    void locate() {
        onLocate.run();
    }

    /** Answers a question in the way that changes nothing, or puts the notice away; answers whether there was one. */
    public boolean cancel() {
        Notice now = notice.get();
        if (now == null || now.answers().size() == 1) {
            return false;
        }
        dismiss();
        if (!now.answers().isEmpty()) {
            now.answers().getLast().action().run();
        }
        return true;
    }

    public void dismiss() {
        notice.set(null);
    }
}
