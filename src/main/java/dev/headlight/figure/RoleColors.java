package dev.headlight.figure;

import dev.headlight.analysis.heads.HeadRole;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** One colour for each role of heads; a letter goes with it wherever it is shown. */
public final class RoleColors {
    private static final Map<HeadRole, Rgba> DARK = colors(true);
    private static final Map<HeadRole, Rgba> LIGHT = colors(false);

    private RoleColors() {}

    private static Map<HeadRole, Rgba> colors(boolean dark) {
        HeadColors hues = HeadColors.of(HeadRole.values().length, dark);
        Map<HeadRole, Rgba> colors = new EnumMap<>(HeadRole.class);
        for (HeadRole role : HeadRole.values()) {
            colors.put(role, hues.color(colors.size()));
        }
        return colors;
    }

    public static Rgba color(HeadRole role, FigureTheme theme) {
        return Objects.requireNonNull((theme.dark() ? DARK : LIGHT).get(role));
    }
}
