package dev.headlight.ui;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.figure.Hit;
import dev.headlight.state.Interventions;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Switches heads off and on in a view of all heads: Alt+click one, X those that are selected, Shift+X their layer, and a
 * menu for all of that.
 */
final class HeadSwitching {
    private final WindowContext context;
    private final ContextMenu menu = new ContextMenu();

    private HeadSwitching(WindowContext context) {
        this.context = context;
    }

    /** Listens to a view, before the view's own handlers do. */
    static void install(FigureView view, WindowContext context) {
        HeadSwitching switching = new HeadSwitching(context);
        view.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            boolean isSwitch = event.getButton() == MouseButton.PRIMARY && event.isAltDown();
            if (isSwitch && view.hit(event.getX(), event.getY()) instanceof Hit.OnHead on) {
                interventions(context).toggleHeads(List.of(on.head()));
                event.consume();
            }
        });
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.X && !event.isAltDown() && !event.isShortcutDown()) {
                toggle(context, event.isShiftDown());
                event.consume();
            }
        });
        view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            HeadRef head = view.hit(event.getX(), event.getY()) instanceof Hit.OnHead on ? on.head() : null;
            switching.fill(head);
            switching.menu.show(view, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private static Interventions interventions(WindowContext context) {
        return context.workbench().traces().interventions();
    }

    /** Switches the selected heads, or all heads of their layer. */
    static void toggle(WindowContext context, boolean wholeLayer) {
        Selection selection = context.selection().get();
        interventions(context)
                .toggleHeads(
                        wholeLayer ? layer(context, selection.layer()) : heads(selection.layer(), selection.heads()));
    }

    private static List<HeadRef> layer(WindowContext context, int layer) {
        var trace = context.trace();
        int heads = trace == null ? 0 : trace.attentions().heads();
        return heads(layer, IntStream.range(0, heads).boxed().toList());
    }

    private static List<HeadRef> heads(int layer, Collection<Integer> heads) {
        return heads.stream().map(head -> new HeadRef(layer, head)).toList();
    }

    private void fill(@Nullable HeadRef head) {
        Selection selection = context.selection().get();
        int layer = head == null ? selection.layer() : head.layer();
        menu.getItems().clear();
        NoteCard.menuItem(context, head).ifPresent(menu.getItems()::add);
        if (!interventions(context).takesSwitches()) {
            MenuItem cannot = new MenuItem("Heads of this model cannot be switched off");
            cannot.setDisable(true);
            menu.getItems().add(cannot);
            return;
        }
        if (head != null) {
            add("head " + head.label(), List.of(head));
        }
        List<HeadRef> selected = heads(selection.layer(), selection.heads());
        if (!selected.equals(head == null ? null : List.of(head))) {
            add(selected.size() == 1 ? "head " + selected.getFirst().label() : "the selected heads", selected);
        }
        add("layer " + (layer + 1), layer(context, layer));
        MenuItem all = new MenuItem("Switch all heads on");
        all.setOnAction(event -> interventions(context).switchAllOn());
        all.setDisable(interventions(context).switchedOffProperty().get().isEmpty());
        menu.getItems().add(all);
    }

    private void add(String name, List<HeadRef> heads) {
        boolean isOff =
                interventions(context).switchedOffProperty().get().heads().containsAll(heads);
        MenuItem item = new MenuItem("Switch " + name + (isOff ? " on" : " off"));
        item.setOnAction(event -> interventions(context).toggleHeads(heads));
        menu.getItems().add(item);
    }
}
