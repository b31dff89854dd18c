package dev.headlight.ui;

import dev.headlight.core.Trace;
import dev.headlight.state.PinnedTrace;
import dev.headlight.state.ViewMode;
import dev.headlight.state.ViewState;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;

/**
 * Figures that are seen in the window now. Used on the JavaFX thread.
 *
 * @param name for a list
 * @param views in their order; at least one
 */
record ShownFigures(String name, List<FigureView> views) {
    ShownFigures {
        views = List.copyOf(views);
    }

    /** All of the middle together, each of them, and what stands elsewhere. */
    static List<ShownFigures> of(Node middle, Node aside) {
        List<FigureView> inMiddle = new ArrayList<>();
        collect(middle, inMiddle);
        List<FigureView> elsewhere = new ArrayList<>();
        collect(aside, elsewhere);
        List<ShownFigures> choices = new ArrayList<>();
        if (inMiddle.size() > 1) {
            choices.add(new ShownFigures("All that is shown large", inMiddle));
        }
        inMiddle.forEach(view -> choices.add(single(view)));
        elsewhere.forEach(view -> choices.add(single(view)));
        return choices;
    }

    private static ShownFigures single(FigureView view) {
        return new ShownFigures(view.getAccessibleText(), List.of(view));
    }

    private static void collect(Node node, List<FigureView> views) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof FigureView view) {
            if (view.figureProperty().get() != null && view.getWidth() >= 1 && view.getHeight() >= 1) {
                views.add(view);
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, views));
        }
    }

    /** What is seen now, to be made again elsewhere. */
    PageRecipe recipe(PageRecipe.Look look, Trace trace, WindowContext context) {
        List<PageRecipe.Part> parts = views.stream()
                .map(view ->
                        new PageRecipe.Part(view.maker(), Math.floor(view.getWidth()), Math.floor(view.getHeight())))
                .toList();
        return new PageRecipe(
                parts,
                isStacked(),
                look,
                traces(trace, context),
                context.painters().measure());
    }

    private static List<Trace> traces(Trace trace, WindowContext context) {
        ViewState view = context.workbench().view();
        PinnedTrace pinned = view.comparison().pinnedProperty().get();
        boolean isCompared = view.modeProperty().get() == ViewMode.COMPARE && pinned != null;
        return isCompared ? List.of(trace, pinned.trace()) : List.of(trace);
    }

    private boolean isStacked() {
        if (views.size() < 2) {
            return false;
        }
        double firstEnd = onScene(views.getFirst()).getMaxY();
        return onScene(views.getLast()).getMinY() >= firstEnd;
    }

    private static Bounds onScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
