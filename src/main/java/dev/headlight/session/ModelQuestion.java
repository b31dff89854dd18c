package dev.headlight.session;

import dev.headlight.core.ModelDescription;
import dev.headlight.state.ModelShelf;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the model of a session, or asks for it. Used on the JavaFX thread. */
final class ModelQuestion {
    private static final int SHORT = 12;
    private static final int SHOWN_PATH = 160;

    private final Workbench workbench;
    private final Notices notices;

    ModelQuestion(Workbench workbench, Notices notices) {
        this.workbench = workbench;
        this.notices = notices;
    }

    /** Exactly that model, if it can be opened. */
    Optional<ModelDescription> find(ModelReference reference) {
        ModelShelf shelf = workbench.shelf();
        return shelf.find(reference.id())
                .filter(reference::isTo)
                .or(() -> shelf.models().stream().filter(reference::isTo).findFirst());
    }

    /** That model, or the one of the same name: a newer Headlight may have written its graph anew. */
    Optional<ModelDescription> nearest(ModelReference reference) {
        return find(reference).or(() -> workbench.shelf().find(reference.id()));
    }

    /** What comes of the question. */
    interface Answers {
        /** The path that the session names. */
        void openAt(String path);

        /** Another model in its place. */
        void use(ModelDescription model);

        /** The user looks for it; the next model that opens is meant. */
        void goLooking();

        void cancel();
    }

    /** Says which model is expected, and offers what there is. */
    void ask(@Nullable ModelReference reference, Answers answers) {
        List<Notice.Answer> offered = new ArrayList<>();
        String path = reference == null ? null : reference.path();
        if (path != null) {
            offered.add(new Notice.Answer("Open it there", () -> answers.openAt(path)));
        }
        offered.add(new Notice.Answer("Locate…", () -> {
            answers.goLooking();
            notices.locate();
        }));
        instead(reference)
                .ifPresent(model -> offered.add(new Notice.Answer("Use " + model.name(), () -> {
                    notices.dismiss();
                    answers.use(model);
                })));
        offered.add(new Notice.Answer("Cancel", () -> {
            notices.dismiss();
            answers.cancel();
        }));
        String expected = reference == null ? "a model" : reference.words();
        String from = path == null ? "" : " It was opened from " + shortened(path) + ".";
        notices.say(new Notice(
                "Where is the model?",
                "This session was saved with " + expected + ", which is not here." + from
                        + " Locate its file or folder, or look at the text with another model.",
                false,
                offered));
    }

    /** The model of that name with other weights, else the open one, else the usual one. */
    private Optional<ModelDescription> instead(@Nullable ModelReference reference) {
        Optional<ModelDescription> open = workbench.traces().modelProperty().get() instanceof ModelStatus.Open now
                ? Optional.of(now.model())
                : Optional.empty();
        return (reference == null
                        ? Optional.<ModelDescription>empty()
                        : workbench.shelf().find(reference.id()))
                .or(() -> open)
                .or(() -> workbench.shelf().preferred(null));
    }

    private static String shortened(String path) {
        return path.length() <= SHOWN_PATH ? path : "…" + path.substring(path.length() - SHOWN_PATH);
    }

    /** What to know where the session's own model is not the one that is used. */
    Notice warning(ModelReference expected, ModelDescription used) {
        return Notice.warning(
                "Another model",
                "The session was saved with " + expected.words() + "; what you see is " + used.name() + " (" + used.id()
                        + ", sha256 " + used.files().sha256().substring(0, SHORT)
                        + "). The numbers are those of that model and may differ.");
    }

    Notice withoutComparison(SavedSide other) {
        String model = other.model() == null
                ? "a model that is not named"
                : other.model().words();
        return Notice.warning(
                "Without the comparison",
                "The session compares with “" + other.input().text() + "” in " + model
                        + ", which is not here. Open that model and the session again to see both.");
    }
}
