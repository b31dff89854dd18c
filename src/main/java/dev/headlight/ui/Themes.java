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
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/** Turns the chosen theme, or the operating system's wish, into style sheets and figure colours. */
public final class Themes {
    private final ObservableValue<FigureTheme> colors;

    public Themes(ObjectProperty<Theme> chosen) {
        colors = Bindings.createObjectBinding(
                () -> isDark(chosen.get()) ? FigureTheme.DARK : FigureTheme.LIGHT,
                chosen,
                Platform.getPreferences().colorSchemeProperty());
    }

    private static boolean isDark(Theme chosen) {
        return switch (chosen) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /** The colours figures use now. */
    public ObservableValue<FigureTheme> colors() {
        return colors;
    }

    /** Keeps the application and the scene in the current theme. */
    public void applyTo(Scene scene) {
        scene.getStylesheets()
                .add(Objects.requireNonNull(Themes.class.getResource("headlight.css"))
                        .toExternalForm());
        colors.subscribe(now -> {
            Application.setUserAgentStylesheet(
                    (now.dark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
            scene.getRoot().getStyleClass().removeAll("dark", "light");
            scene.getRoot().getStyleClass().add(now.dark() ? "dark" : "light");
        });
    }
}
