package dev.headlight.ui;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * The parts of a pane of which only those that are to be seen lie in it. JavaFX styles whatever lies in a window and walks
 * through it at every pulse, hidden or not: a window begins sooner and paints quicker without what nobody sees.
 */
final class ShownParts {
    private final ObservableList<Node> children;
    private final List<Node> parts;

    private ShownParts(ObservableList<Node> children, List<Node> parts) {
        this.children = children;
        this.parts = parts;
    }

    /** Puts parts into an empty pane, in this order, each for as long as it is visible. */
    static void fill(Pane pane, Node... parts) {
        ShownParts shown = new ShownParts(pane.getChildren(), List.of(parts));
        for (Node part : parts) {
            part.visibleProperty().subscribe(visible -> shown.place(part, visible));
        }
    }

    private void place(Node part, boolean visible) {
        if (visible && !children.contains(part)) {
            children.add(placesBefore(part), part);
        } else if (!visible) {
            children.remove(part);
        }
    }

    private int placesBefore(Node part) {
        return (int) parts.subList(0, parts.indexOf(part)).stream()
                .filter(children::contains)
                .count();
    }
}
