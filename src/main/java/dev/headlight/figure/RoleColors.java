package dev.headlight.figure;

import dev.headlight.analysis.heads.HeadRole;

/** One colour for each role of heads; a letter goes with it wherever it is shown. */
public final class RoleColors {
    private static final HeadColors DARK = HeadColors.of(HeadRole.values().length, true);
    private static final HeadColors LIGHT = HeadColors.of(HeadRole.values().length, false);

    private RoleColors() {}

    public static Rgba color(HeadRole role, FigureTheme theme) {
        return (theme.dark() ? DARK : LIGHT).color(role.ordinal());
    }
}
