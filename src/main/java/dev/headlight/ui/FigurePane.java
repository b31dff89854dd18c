package dev.headlight.ui;

import dev.headlight.core.LinksLayout;
import dev.headlight.core.Selection;
import dev.headlight.figure.Figure;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.ViewMode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The middle of the window: the chosen figures, large, or a message where there is nothing to show. */
final class FigurePane extends StackPane {
    private static final Pattern BETWEEN = Pattern.compile(" · ");

    private final WindowContext context;
    private final LinksPane links;
    private final MatrixPane matrix;
    private final FigureRow figures;
    private final OtherViews others;
    private final StackPane views = new StackPane();
    private final Label layer = Parts.label("", "layer-number");
    private final VBox content;
    private final MessagePane message;

    /** @param late takes what shows nothing before there is a trace */
    FigurePane(WindowContext context, LateParts late) {
        this.context = context;
        links = new LinksPane(context);
        matrix = new MatrixPane(context);
        message = new MessagePane(context);
        figures = new FigureRow(links, matrix);
        others = new OtherViews(context);
        VBox.setVgrow(views, Priority.ALWAYS);
        content = new VBox(head(), damage(), views);
        ImportNotice notice =
                new ImportNotice("import-notice", context.workbench().opening());
        StackPane middle = new StackPane(message);
        late.add(() -> middle.getChildren().addFirst(content));
        VBox.setVgrow(middle, Priority.ALWAYS);
        getStyleClass().add("center");
        VBox all = new VBox();
        ShownParts.fill(all, notice, middle);
        getChildren().add(all);
        context.workbench().view().modeProperty().subscribe(this::showMode);
        context.selection().selectionProperty().subscribe(this::showLayer);
        context.workbench().traces().traceProperty().subscribe((before, after) -> showContent());
        context.workbench().traces().modelProperty().subscribe((before, after) -> showContent());
        showContent();
    }

    private boolean hasView(ViewMode mode) {
        return mode.showsLinks() || mode.showsMatrix() || others.has(mode);
    }

    private HBox head() {
        HBox head = new HBox(
                modes(),
                Parts.spring(),
                step("‹", "previous-layer", "Previous layer (Alt+↑)", -1),
                layer,
                step("›", "next-layer", "Next layer (Alt+↓)", 1));
        head.getStyleClass().add("center-head");
        return head;
    }

    /** A damaged model may still run; its numbers must not be shown as if nothing were wrong. */
    private Label damage() {
        Label damage = Parts.label("", "damage-note");
        damage.setId("damage");
        damage.setWrapText(true);
        damage.setMaxWidth(Double.MAX_VALUE);
        context.workbench().check().problemProperty().subscribe(problem -> {
            damage.setText("Do not trust these numbers. " + problem);
            Parts.setShown(damage, !problem.isEmpty());
        });
        return damage;
    }

    private ModeBar modes() {
        List<ViewMode> modes =
                Stream.of(ViewMode.values()).filter(this::hasView).toList();
        return new ModeBar(modes, context.workbench().view().modeProperty());
    }

    private Button step(String text, String id, String help, int by) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("link-button");
        Tip.on(button, help);
        button.setAccessibleText(help);
        button.setOnAction(event -> context.selection().moveLayer(by));
        return button;
    }

    private void showMode(ViewMode mode) {
        if (others.has(mode)) {
            views.getChildren().setAll(others);
        } else {
            figures.show(mode.showsLinks(), mode.showsMatrix());
            views.getChildren().setAll(figures);
        }
        others.show(mode);
    }

    private void showLayer(Selection selection) {
        figures.setStacked(selection.layout() == LinksLayout.LINES);
        layer.setText("layer " + (selection.shownLayer() + 1));
    }

    private void showContent() {
        boolean failed = !(context.workbench().traces().modelProperty().get() instanceof ModelStatus.Open)
                && !(context.workbench().traces().modelProperty().get() instanceof ModelStatus.Opening);
        boolean carried = context.workbench().traces().carriedProperty().get() != null;
        boolean ready = context.trace() != null && (carried || !failed);
        content.setVisible(ready);
        message.setVisible(!ready);
    }

    /** What the figures that are shown leave out, for the status line. */
    ObservableValue<String> omissions() {
        return Bindings.createStringBinding(
                this::shownOmissions,
                context.workbench().view().modeProperty(),
                links.view().figureProperty(),
                matrix.view().figureProperty(),
                others.figureProperty());
    }

    private String shownOmissions() {
        ViewMode mode = context.workbench().view().modeProperty().get();
        return Stream.of(
                        mode.showsLinks() ? text(links.view().figureProperty().get()) : "",
                        mode.showsMatrix() ? text(matrix.view().figureProperty().get()) : "",
                        text(others.figureProperty().get()))
                // What both figures say is said once.
                .flatMap(text -> BETWEEN.splitAsStream(text))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" · "));
    }

    private static String text(@Nullable Figure figure) {
        return figure == null ? "" : figure.omissions();
    }
}
