package dev.headlight.ui;

import dev.headlight.analysis.tokens.TokenAlignment;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.TokenFocus;
import dev.headlight.engine.EngineSettings;
import dev.headlight.figure.Hit;
import dev.headlight.figure.TokenTableFigure;
import dev.headlight.figure.TokenTableFigures;
import dev.headlight.state.InputText;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.StoreTokenizers;
import dev.headlight.state.ViewMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The text through the tokenizers of all models in the store. Tokenizers are open only while this is seen. */
final class TokensPane extends VBox implements ShownFigure {
    private static final double NOTCH = 60;
    private static final double PAGE = 0.8;
    private static final double FAR = 1e7;

    private final WindowContext context;
    private final FigureView view;
    private final StoreTokenizers tokenizers = new StoreTokenizers(EngineSettings.standard());
    private final WhenIdle<Optional<TokenAlignment>> work;
    private final TokenTableFigures figures = new TokenTableFigures();
    private final ToggleButton ids = new ToggleButton("Ids");
    private @Nullable TokenAlignment alignment;
    private double top;

    TokensPane(WindowContext context) {
        this.context = context;
        work = new WhenIdle<>(context.painters(), this::done);
        context.painters().closeAfterwards(tokenizers);
        view = new FigureView(context.painters(), "Tokens of several tokenizers");
        view.setId("tokens");
        view.setOnHover(hit ->
                context.selection().hover(hit instanceof Hit.OnTokens on ? on.focus() : TokenFocus.NONE));
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> clicked(view.hit(event.getX(), event.getY())));
        view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(view, Priority.ALWAYS);
        getStyleClass().add("other-view");
        getChildren().addAll(tools(), view);
        context.onScene(scene -> show());
        context.workbench().traces().tokensProperty().subscribe((before, after) -> request());
        context.workbench().view().modeProperty().subscribe((before, after) -> request());
        request();
    }

    @Override
    public FigureView view() {
        return view;
    }

    private HBox tools() {
        ids.setId("tokens-ids");
        Tip.on(ids, "Show the numbers of the vocabularies (I)");
        ids.setOnAction(event -> show());
        HBox tools = new HBox(
                ids,
                Parts.label("underlined: pieces of one word   framed: unknown to the vocabulary", "card-note"),
                Parts.spring(),
                Copying.button("tokens-copy", this::table));
        tools.getStyleClass().add("view-tools");
        return tools;
    }

    private boolean isSeen() {
        return context.workbench().view().modeProperty().get() == ViewMode.TOKENS;
    }

    /** Cuts the text anew while somebody looks, and frees the tokenizers when nobody does. */
    private void request() {
        if (!isSeen()) {
            if (alignment != null) {
                alignment = null;
                work.request(() -> {
                    tokenizers.release();
                    return Optional.empty();
                });
            }
            return;
        }
        InputText input = context.workbench().traces().input();
        List<ModelDescription> models = models();
        work.request(() -> Optional.of(tokenizers.rows(input, models)));
    }

    /** The open model first. */
    private List<ModelDescription> models() {
        Stream<ModelDescription> open =
                context.workbench().traces().modelProperty().get() instanceof ModelStatus.Open now
                        ? Stream.of(now.model())
                        : Stream.empty();
        return Stream.concat(open, context.workbench().shelf().models().stream())
                .distinct()
                .toList();
    }

    private void done(Optional<TokenAlignment> found) {
        alignment = isSeen() ? found.orElse(alignment) : null;
        show();
    }

    private void show() {
        TokenAlignment shown = alignment;
        if (!isSeen()) {
            return;
        }
        String open = context.workbench().traces().modelProperty().get() instanceof ModelStatus.Open now
                ? now.model().name()
                : "";
        TokenFocus focus = context.selection().get().focus();
        boolean hasIds = ids.isSelected();
        double from = top;
        view.show(
                frame -> shown == null ? null : figures.figure(shown, open, focus, hasIds, from, frame),
                context.colors(),
                context.colors().ground());
    }

    private void clicked(Hit hit) {
        if (hit instanceof Hit.OnTokens on && !on.focus().isNone()) {
            context.selection().pin(on.focus());
        }
    }

    private void scrolled(ScrollEvent event) {
        scroll(-Math.signum(event.getDeltaY()) * NOTCH);
        event.consume();
    }

    private void scroll(double distance) {
        if (view.figureProperty().get() instanceof TokenTableFigure shown) {
            top = Math.max(0, shown.top() + distance);
            show();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            Copying.copy(table());
        } else if (event.isShortcutDown() || event.isAltDown() || !did(event)) {
            return;
        }
        event.consume();
    }

    private boolean did(KeyEvent event) {
        switch (event.getCode()) {
            case I -> {
                ids.setSelected(!ids.isSelected());
                show();
            }
            case PAGE_UP -> scroll(-view.getHeight() * PAGE);
            case PAGE_DOWN -> scroll(view.getHeight() * PAGE);
            case HOME -> scroll(-FAR);
            case END -> scroll(FAR);
            default -> {
                return TokenKeys.moveQuery(event, context);
            }
        }
        return true;
    }

    private String table() {
        return view.figureProperty().get() instanceof TokenTableFigure shown ? shown.table() : "";
    }
}
