package dev.headlight.session;

import dev.headlight.core.ModelDescription;
import dev.headlight.state.ModelShelf;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the model of a session, or asks for it. Used on the JavaFX thread. */
final class ModelQuestion {
    private static final int SHORT = 12;

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

    /**
     * Says which model is expected, and offers what there is.
     *
     * @param use called with a model that was chosen instead
     * @param locating called when the user goes looking for it
     * @param dismissed called if the user does not want any
     */
    void ask(
            @Nullable ModelReference reference, Consumer<ModelDescription> use, Runnable locating, Runnable dismissed) {
        List<Notice.Answer> answers = new ArrayList<>();
        answers.add(new Notice.Answer("Locate…", () -> {
            locating.run();
            notices.locate();
        }));
        instead(reference)
                .ifPresent(model -> answers.add(new Notice.Answer("Use " + model.name(), () -> {
                    notices.dismiss();
                    use.accept(model);
                })));
        answers.add(new Notice.Answer("Cancel", () -> {
            notices.dismiss();
            dismissed.run();
        }));
        String expected = reference == null ? "a model" : reference.words();
        String from =
                reference == null || reference.path() == null ? "" : " It was opened from " + reference.path() + ".";
        notices.say(new Notice(
                "Where is the model?",
                "This session was saved with " + expected + ", which is not here." + from
                        + " Locate its file or folder, or look at the text with another model.",
                false,
                answers));
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
