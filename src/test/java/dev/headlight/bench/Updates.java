package dev.headlight.bench;

import java.util.Locale;

/** Many updates of one kind. */
final class Updates {
    private final Samples picture = new Samples();
    private final Samples toolkit = new Samples();
    private final Samples painting = new Samples();
    private final Samples rendering = new Samples();

    void add(Update update) {
        picture.add(update.picture());
        toolkit.add(update.toolkit());
        painting.add(update.painting());
        rendering.add(update.rendering());
    }

    /** A row of the table of {@link Bench}. */
    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %d |",
                name,
                picture.median(),
                picture.slowest(),
                toolkit.median(),
                toolkit.slowest(),
                painting.median(),
                rendering.median(),
                picture.count());
    }
}
