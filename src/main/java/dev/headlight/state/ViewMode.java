package dev.headlight.state;

import dev.headlight.core.TraceField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the middle of the window shows. */
public enum ViewMode {
    /** Tokens in two columns and the links between them. */
    LINKS("Links", "Ctrl+1"),
    /** The weights as a heatmap. */
    MATRIX("Matrix", "Ctrl+2"),
    /** Both beside each other. */
    LINKS_AND_MATRIX("Links + matrix", "Ctrl+3"),
    /** Where one weight comes from, number by number. */
    NEURONS("Neurons", "Ctrl+4"),
    /** All heads of the model by what they do. */
    HEADS("Heads", "Ctrl+5"),
    /** The text through several tokenizers. */
    TOKENS("Tokens", "Ctrl+6"),
    /** Hidden states: how alike tokens are, layer by layer. */
    EMBEDDINGS("Embeddings", "Ctrl+7"),
    /** The present trace beside one that was pinned. */
    COMPARE("Compare", "Ctrl+8");

    private final String label;
    private final String keys;

    ViewMode(String label, String keys) {
        this.label = label;
        this.keys = keys;
    }

    /** The name on the command line, such as {@code links-and-matrix}. */
    public String externalName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mode of that name. */
    public static Optional<ViewMode> named(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.externalName().equals(name))
                .findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(ViewMode::externalName).toList();
    }

    public String label() {
        return label;
    }

    /** The keys that change to this mode. */
    public String keys() {
        return keys;
    }

    /** What a trace must hold for it beside the attentions. */
    public Set<TraceField> fields() {
        return switch (this) {
            case NEURONS -> Set.of(TraceField.QUERIES, TraceField.KEYS);
            case EMBEDDINGS -> Set.of(TraceField.HIDDEN_STATES);
            case LINKS, MATRIX, LINKS_AND_MATRIX, HEADS, TOKENS, COMPARE -> Set.of();
        };
    }

    public boolean showsLinks() {
        return this == LINKS || this == LINKS_AND_MATRIX;
    }

    public boolean showsMatrix() {
        return this == MATRIX || this == LINKS_AND_MATRIX;
    }
}
