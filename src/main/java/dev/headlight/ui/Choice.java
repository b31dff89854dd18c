package dev.headlight.ui;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.SegmentedButton;

/** Small buttons side by side of which one is chosen. */
final class Choice<E extends Enum<E>> extends SegmentedButton {
    private final Map<E, ToggleButton> buttons;

    /**
     * @param type what can be chosen
     * @param id of this control; buttons add the lower-case name of what they choose
     * @param label of a button
     * @param help on hover
     * @param chosen called when the user chooses
     */
    Choice(Class<E> type, String id, Function<E, String> label, String help, Consumer<E> chosen) {
        buttons = new EnumMap<>(type);
        setId(id);
        getStyleClass().add("choice");
        for (E value : type.getEnumConstants()) {
            ToggleButton button = new ToggleButton(label.apply(value));
            button.setId(id + "-" + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            button.setMinWidth(USE_PREF_SIZE);
            Tip.on(button, help);
            button.setAccessibleText(help + ": " + label.apply(value));
            button.setOnAction(event -> {
                button.setSelected(true);
                chosen.accept(value);
            });
            buttons.put(value, button);
            getButtons().add(button);
        }
    }

    void show(E value) {
        buttons.forEach((other, button) -> button.setSelected(other == value));
    }
}
