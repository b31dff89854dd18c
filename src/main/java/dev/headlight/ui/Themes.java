package dev.headlight.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.headlight.figure.FigureTheme;
import dev.headlight.state.Theme;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/** Turns the chosen theme, or the operating system's wish, into style sheets and figure colours. */
public final class Themes {
    private final ObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    private final ObservableValue<FigureTheme> colors;

    /** May be made before the toolkit has started; until {@link #applyTo} the operating system counts as light. */
    public Themes(ObjectProperty<Theme> chosen) {
        colors = Bindings.createObjectBinding(
                () -> isDark(chosen.get()) ? FigureTheme.DARK : FigureTheme.LIGHT, chosen, system);
        // Before the first control is made: it would read the toolkit's own style in place of this one.
        colors.subscribe(now -> Application.setUserAgentStylesheet(
                (now.dark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet()));
    }

    private boolean isDark(Theme chosen) {
        return switch (chosen) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> system.get() == ColorScheme.DARK;
        };
    }

    /** The colours figures use now. */
    public ObservableValue<FigureTheme> colors() {
        return colors;
    }

    /** Follows the operating system from now on and keeps the scene in the current theme. JavaFX thread only. */
    public void applyTo(Scene scene) {
        system.bind(Platform.getPreferences().colorSchemeProperty());
        scene.getStylesheets()
                .add(Objects.requireNonNull(Themes.class.getResource("headlight.css"))
                        .toExternalForm());
        colors.subscribe(now -> {
            scene.getRoot().getStyleClass().removeAll("dark", "light");
            scene.getRoot().getStyleClass().add(now.dark() ? "dark" : "light");
        });
    }
}
