package dev.headlight.state;

import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadStatistic;
import java.util.Arrays;
import java.util.Optional;

/**
 * What of a grid's colours and order can be taken back and saved: roles and statistics. Numbers that another part of the
 * window worked out belong to it, and count as nothing here.
 *
 * @param color {@code roles}, the name of a statistic such as {@code to_cls}, or empty for the weights
 * @param order the name of a statistic, or empty for the model's order
 */
public record GridLook(String color, String order) {
    public static final GridLook PLAIN = new GridLook("", "");

    private static final String ROLES = "roles";

    /** Names that are not known, as of a later version, count as none. */
    public GridLook {
        color = color.equals(ROLES) || statistic(color).isPresent() ? color : "";
        order = statistic(order).isPresent() ? order : "";
    }

    static GridLook of(GridState grid) {
        return new GridLook(
                name(grid.colorProperty().get()), name(grid.orderProperty().get()));
    }

    /** Leaves alone what differs only in what is not kept. */
    void showIn(GridState grid) {
        GridLook now = of(grid);
        if (!now.color.equals(color)) {
            grid.colorBy(measure(color));
        }
        if (!now.order.equals(order)) {
            grid.sortBy(measure(order));
        }
    }

    static String name(HeadMeasure measure) {
        return switch (measure) {
            case HeadMeasure.Roles roles -> ROLES;
            case HeadMeasure.Statistic(HeadStatistic statistic) -> statistic.externalName();
            case HeadMeasure.None none -> "";
            case HeadMeasure.Found found -> "";
            case HeadMeasure.Given given -> "";
        };
    }

    private static HeadMeasure measure(String name) {
        return name.equals(ROLES)
                ? HeadMeasure.ROLES
                : statistic(name).<HeadMeasure>map(HeadMeasure.Statistic::new).orElse(HeadMeasure.NONE);
    }

    private static Optional<HeadStatistic> statistic(String name) {
        return Arrays.stream(HeadStatistic.values())
                .filter(statistic -> statistic.externalName().equals(name))
                .findFirst();
    }
}
