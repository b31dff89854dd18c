package dev.headlight.figure;

import dev.headlight.analysis.heads.HeadRole;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.heads.HeadValues;
import dev.headlight.analysis.heads.PlaneMap.Point;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws a map of heads: markers with the letter of their role, names where there is room, rings, the legend. */
record HeadMapDrawing(FigureFrame frame, HeadMapGeometry geometry, GridColoring.Fill fill, HeadTable table) {
    private static final double NAME_SIZE = 9.5;
    private static final double NAME_GAP = 3;
    private static final double SMALL_MARKER = 0.6;
    private static final double RING_GAP = 2.5;

    static Rect around(Point place, double radius) {
        return new Rect(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius);
    }

    void markers(Painter painter) {
        List<Rect> taken = new ArrayList<>();
        for (HeadRef head : geometry.all()) {
            marker(painter, head);
            taken.add(around(geometry.place(head), radius(head)));
        }
        TextStyle style = frame.mono(NAME_SIZE, frame.theme().muted(), TextStyle.Anchor.START);
        for (HeadRef head : geometry.all()) {
            nameIfRoom(painter, head, style, taken);
        }
        new HeadLegend(frame, new Rect(22, HeadMapGeometry.legendTop(frame), frame.width() - 44, 40))
                .paint(painter, fill);
    }

    private double radius(HeadRef head) {
        return role(head).isEmpty() && fill instanceof GridColoring.Roles
                ? geometry.radius() * SMALL_MARKER
                : geometry.radius();
    }

    private Optional<HeadRole> role(HeadRef head) {
        return HeadRole.mainOf(table, head);
    }

    private void marker(Painter painter, HeadRef head) {
        Point place = geometry.place(head);
        double radius = radius(head);
        Rgba color = color(head);
        painter.fill(around(place, radius), radius, color);
        double size = 1.25 * radius;
        role(head)
                .ifPresent(role -> painter.text(
                        role.symbol(),
                        place.x(),
                        place.y() + 0.36 * size,
                        frame.mono(size, color.contrasting(), TextStyle.Anchor.MIDDLE)));
    }

    private Rgba color(HeadRef head) {
        FigureTheme theme = frame.theme();
        return switch (fill) {
            case GridColoring.Values(HeadValues values)
            when !Double.isNaN(values.of(head)) ->
                GridColoring.map(values, theme).color(values.domain().place(values.of(head)));
            case GridColoring.Roles roles
            when role(head).isPresent() -> RoleColors.color(role(head).get(), theme);
            default -> theme.muted().fade(0.7);
        };
    }

    /** Heads in a crowd go without a name; the mouse tells it. */
    private void nameIfRoom(Painter painter, HeadRef head, TextStyle style, List<Rect> taken) {
        Point place = geometry.place(head);
        double width = frame.measure().width(head.label(), style);
        double offset = radius(head) + NAME_GAP;
        for (double x : new double[] {place.x() + offset, place.x() - offset - width}) {
            Rect room = new Rect(x, place.y() - NAME_SIZE / 2, width, NAME_SIZE);
            boolean isFree =
                    x > 0 && room.right() < frame.width() && taken.stream().noneMatch(room::overlaps);
            if (isFree) {
                painter.text(head.label(), x, place.y() + 0.36 * NAME_SIZE, style);
                taken.add(room);
                return;
            }
        }
    }

    /** Around the heads that are switched on, and the one that is hovered. */
    void rings(Painter painter, Selection selection) {
        selection.heads().stream()
                .map(head -> new HeadRef(selection.layer(), head))
                .filter(geometry::has)
                .forEach(head -> ring(painter, head, frame.theme().selected(), 2));
        selection.shownHead().filter(geometry::has).ifPresent(head -> {
            boolean isHovered = selection.hoveredHead() != null;
            ring(painter, head, isHovered ? frame.theme().text() : frame.theme().selected(), 2);
            name(painter, head);
        });
    }

    private void ring(Painter painter, HeadRef head, Rgba color, double width) {
        double radius = radius(head) + RING_GAP;
        painter.outline(around(geometry.place(head), radius), radius, color, width);
    }

    /** On a ground of its own, over whatever is there. */
    private void name(Painter painter, HeadRef head) {
        TextStyle style = frame.mono(NAME_SIZE + 2, frame.theme().text(), TextStyle.Anchor.START)
                .strong(true);
        double width = frame.measure().width(head.label(), style);
        Point place = geometry.place(head);
        double offset = geometry.radius() + RING_GAP + NAME_GAP;
        double right = place.x() + offset;
        double x = right + width + 6 > frame.width() ? place.x() - offset - width : right;
        painter.fill(
                new Rect(x - 3, place.y() - 9, width + 6, 18), 3, frame.theme().chip());
        painter.text(head.label(), x, place.y() + 4, style);
    }
}
