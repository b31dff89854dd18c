package dev.headlight.ui;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Something that lies above the whole window until it is put away. The focus stays in it and then goes back. */
class Sheet extends StackPane {
    private final Supplier<? extends Region> maker;
    private @Nullable Region card;
    private @Nullable Node focusBefore;

    /** @param card what lies in the middle */
    Sheet(String name, Region card) {
        this(name, () -> card);
        prepare(card);
        this.card = card;
    }

    /** @param maker makes what lies in the middle, when it is first shown */
    Sheet(String name, Supplier<? extends Region> maker) {
        this.maker = maker;
        getStyleClass().add("sheet");
        setAlignment(Pos.CENTER);
        setFocusTraversable(true);
        setAccessibleText(name);
        setVisible(false);
        setOnMousePressed(event -> {
            if (equals(event.getTarget())) {
                hide();
            }
        });
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::keepFocus);
            }
        });
    }

    private void keepFocus(@Nullable Node owner) {
        if (isVisible() && owner != null && !isInSheet(owner)) {
            requestFocus();
        }
    }

    private static boolean isInSheet(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Sheet) {
                return true;
            }
        }
        return false;
    }

    /** Shows the sheet above everything, or puts it away. */
    final void toggle() {
        if (!hide()) {
            show();
        }
    }

    /** Shows the sheet above everything. */
    void show() {
        if (!isVisible()) {
            Node owner = getScene() == null ? null : getScene().getFocusOwner();
            focusBefore = owner == null || isInSheet(owner) ? null : owner;
            getChildren().setAll(card());
            toFront();
            setVisible(true);
            requestFocus();
        }
    }

    private Region card() {
        if (card == null) {
            card = maker.get();
            prepare(card);
        }
        return card;
    }

    private static void prepare(Region card) {
        card.getStyleClass().add("sheet-card");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** Puts the sheet away; answers whether it was there. */
    final boolean hide() {
        boolean shown = isVisible();
        setVisible(false);
        // JavaFX walks through everything in a window at every pulse, hidden or not.
        getChildren().clear();
        if (shown && focusBefore != null) {
            focusBefore.requestFocus();
        }
        return shown;
    }
}
