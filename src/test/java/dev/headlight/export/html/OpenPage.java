package dev.headlight.export.html;

import com.google.gson.JsonArray;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.testing.Browser;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A page in a browser, as its reader uses it.
 *
 * @param file where it is written to
 */
record OpenPage(Browser browser, Path file) {
    /** Numbers of heads stand above the grid, of layers on its left: so many pixels. */
    private static final double ABOVE = 17;

    private static final double LEFT = 20;
    private static final int LAYERS = 12;

    /** Writes a trace and opens it. */
    void open(Trace trace, Selection selection) throws IOException {
        open(trace, selection, PageStart.PLAIN);
    }

    void open(Trace trace, Selection selection, PageStart start) throws IOException {
        HtmlPage.write(trace, selection, new Readings(), start, file);
        browser.open(file);
    }

    /** What an element says. */
    String text(String id) {
        return browser.evaluate("document.getElementById('" + id + "').textContent")
                .getAsString();
    }

    /** A point of an element, as shares of its width and height. */
    double[] place(String selector, double x, double y) {
        JsonArray box = browser.evaluate("(() => { const box = document.querySelector('" + selector
                        + "').getBoundingClientRect(); return [box.x, box.y, box.width, box.height]; })()")
                .getAsJsonArray();
        return new double[] {
            box.get(0).getAsDouble() + x * box.get(2).getAsDouble(),
            box.get(1).getAsDouble() + y * box.get(3).getAsDouble()
        };
    }

    void hover(String selector) {
        double[] middle = place(selector, 0.5, 0.5);
        browser.move(middle[0], middle[1]);
    }

    void click(String selector) {
        double[] middle = place(selector, 0.5, 0.5);
        browser.click(middle[0], middle[1]);
    }

    /** A query token of the links. */
    static String query(int row) {
        return "#links .query:nth-of-type(" + (row + 1) + ")";
    }

    void hoverHead(int layer, int head) {
        double[] place = head(layer, head);
        browser.move(place[0], place[1]);
    }

    /** The middle of a head's thumbnail; layer and head from 0. */
    double[] head(int layer, int head) {
        double[] corner = place("#grid", 0, 0);
        double[] end = place("#grid", 1, 1);
        double pitch = (end[1] - corner[1] - ABOVE) / LAYERS;
        return new double[] {corner[0] + LEFT + (head + 0.5) * pitch, corner[1] + ABOVE + (layer + 0.5) * pitch};
    }
}
