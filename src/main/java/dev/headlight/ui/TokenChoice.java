package dev.headlight.ui;

import dev.headlight.core.Token;
import dev.headlight.core.Trace;
import dev.headlight.figure.TokenText;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A list of the tokens of the text that is shown, to choose one from. */
final class TokenChoice extends ComboBox<Token> {
    private static final int VISIBLE_ROWS = 16;

    private boolean isFollowing;

    /** @param chosen told the place of a token that the user chose */
    TokenChoice(WindowContext context, String id, String prompt, Consumer<Integer> chosen) {
        setId(id);
        setPromptText(prompt);
        setAccessibleText(prompt);
        setVisibleRowCount(VISIBLE_ROWS);
        getStyleClass().add("token-choice");
        setConverter(new Words());
        setOnAction(event -> {
            Token token = getValue();
            if (!isFollowing && token != null) {
                chosen.accept(token.index());
            }
        });
        context.workbench().traces().traceProperty().subscribe(this::showTokens);
    }

    private void showTokens(@Nullable Trace trace) {
        List<Token> tokens = trace == null ? List.of() : trace.text().tokens();
        Token before = getValue();
        isFollowing = true;
        getItems().setAll(tokens);
        setValue(before != null && tokens.contains(before) ? before : null);
        isFollowing = false;
    }

    /** Shows a token that was chosen elsewhere. */
    void setToken(@Nullable Integer place) {
        isFollowing = true;
        setValue(place == null || place >= getItems().size() ? null : getItems().get(place));
        isFollowing = false;
    }

    private static final class Words extends StringConverter<Token> {
        @Override
        public String toString(@Nullable Token token) {
            return token == null ? "" : TokenText.of(token) + "  " + (token.index() + 1);
        }

        @Override
        public Token fromString(String text) {
            throw new UnsupportedOperationException("tokens are chosen, not typed");
        }
    }
}
