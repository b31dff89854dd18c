package dev.headlight.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who looks at whom in an attention block. */
public enum AttentionKind {
    /** Every token looks at every token. */
    SELF,
    /** Every token looks at those before it and itself. */
    CAUSAL,
    /** The tokens of one sequence look at those of another. */
    CROSS;

    /** The name in files and on the command line, such as {@code causal}. */
    public String externalName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AttentionKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.externalName().equals(name))
                .findFirst();
    }
}
