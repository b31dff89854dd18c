package dev.headlight.export.html;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.headlight.analysis.reading.Axis;
import dev.headlight.analysis.reading.HeadRows;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.analysis.reading.Unit;
import dev.headlight.core.ColorScale;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Threshold;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.figure.ColorMap;
import dev.headlight.figure.HeadColors;
import dev.headlight.figure.Rgba;
import dev.headlight.figure.TokenText;
import java.util.Collection;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the script of a page reads, apart from the weights; layers, heads and units count from 0. */
final class PageData {
    private static final int COLORS = 256;

    private final PageContent content;
    private final Trace trace;
    private final ReadAttention read;

    private PageData(PageContent content) {
        this.content = content;
        this.trace = content.trace();
        this.read = content.heads();
    }

    static JsonObject json(PageContent content, PageStart start) {
        JsonObject json = new PageData(content).json();
        json.addProperty("width", start.width());
        return json;
    }

    private JsonObject json() {
        JsonObject json = words(read);
        json.addProperty("title", content.title());
        json.addProperty("layers", content.rows().layers());
        json.addProperty("heads", content.rows().heads());
        json.add("queries", units(read.queries()));
        json.add("keys", units(read.keys()));
        json.add("embedded", array(content.layers()));
        json.addProperty("thumbnails", content.isWhole() ? 0 : Thumbnail.SIDE);
        json.add("aggregate", content.aggregate() == null ? JsonNull.INSTANCE : words(content.aggregate()));
        json.add("hidden", hidden());
        json.addProperty("rescales", content.selection().reading().hiding().rescales());
        addSelection(json);
        addColors(json);
        json.add("caption", PageCaption.json(content));
        return json;
    }

    private static JsonObject words(ReadAttention read) {
        JsonObject json = new JsonObject();
        json.addProperty("names", read.names());
        json.addProperty("label", read.label());
        json.addProperty("measure", read.measure());
        json.addProperty("rowsSumToOne", read.rowsSumToOne());
        json.add("changes", array(read.changes()));
        json.add("remarks", array(read.remarks()));
        json.addProperty("nothing", read.nothing());
        return json;
    }

    private JsonArray units(Axis axis) {
        JsonArray units = new JsonArray();
        for (Unit unit : axis.units()) {
            String ids = joined(
                    unit,
                    token -> String.valueOf(trace.text().tokens().get(token).id()));
            String places = joined(unit, String::valueOf);
            JsonObject json = new JsonObject();
            json.addProperty("text", TokenText.of(unit));
            json.addProperty("ids", ids);
            json.addProperty("special", unit.special());
            json.addProperty(
                    "about",
                    joined(
                                    unit,
                                    token -> TokenText.explained(
                                            trace.text().tokens().get(token))) + "\nposition " + places + ", id "
                            + ids);
            units.add(json);
        }
        return units;
    }

    private static String joined(Unit unit, IntFunction<String> part) {
        return unit.tokens().stream().map(part::apply).collect(Collectors.joining(" "));
    }

    private static JsonArray array(Collection<?> elements) {
        JsonArray array = new JsonArray();
        for (Object element : elements) {
            if (element instanceof Number number) {
                array.add(number);
            } else {
                array.add(element.toString());
            }
        }
        return array;
    }

    /** For each head the mean share that hidden keys have, or null where no key is hidden. */
    private JsonElement hidden() {
        if (read.keys().units().stream().mapToInt(unit -> unit.tokens().size()).sum()
                == trace.text().size()) {
            return JsonNull.INSTANCE;
        }
        HeadRows rows = content.rows();
        return array(IntStream.range(0, rows.layers() * rows.heads())
                .parallel()
                .mapToObj(place -> hidden(new HeadRef(place / rows.heads(), place % rows.heads())))
                .toList());
    }

    private Double hidden(HeadRef head) {
        HeadRows.Cursor cursor = content.rows().of(head);
        float[] row = new float[content.rows().keys()];
        double hidden = 0;
        for (int query = 0; query < content.rows().queries(); query++) {
            hidden += cursor.read(query, row);
        }
        return hidden / Math.max(1, content.rows().queries());
    }

    private void addSelection(JsonObject json) {
        Selection selection = content.selection();
        JsonObject selected = new JsonObject();
        selected.addProperty("layer", selection.layer());
        selected.add("heads", array(selection.heads()));
        json.add("selected", selected);
        json.add("pinned", focus(read.axes().toUnits(selection.pinned())));
        Threshold threshold = selection.reading().threshold();
        JsonObject links = new JsonObject();
        links.addProperty("kind", threshold.kind().name());
        links.addProperty("share", threshold.share());
        links.addProperty("least", threshold.least());
        links.addProperty("count", threshold.count());
        json.add("threshold", links);
        JsonArray off = new JsonArray();
        for (HeadRef head : trace.provenance().switchedOff()) {
            JsonArray pair = new JsonArray();
            pair.add(head.layer());
            pair.add(head.head());
            off.add(pair);
        }
        json.add("switchedOff", off);
    }

    private static JsonElement focus(TokenFocus units) {
        JsonObject json = new JsonObject();
        switch (units) {
            case TokenFocus.None() -> {
                return JsonNull.INSTANCE;
            }
            case TokenFocus.Query(int query) -> json.addProperty("query", query);
            case TokenFocus.Key(int key) -> json.addProperty("key", key);
            case TokenFocus.Pair(int query, int key) -> {
                json.addProperty("query", query);
                json.addProperty("key", key);
            }
        }
        return json;
    }

    private void addColors(JsonObject json) {
        json.addProperty(
                "isSquareRoot",
                content.selection().colors().resolved(trace.text().size()) == ColorScale.SQUARE_ROOT);
        json.addProperty(
                "map",
                IntStream.range(0, COLORS)
                        .mapToObj(index -> PageSource.hex(new Rgba(ColorMap.VIRIDIS.argb(index / (COLORS - 1f)))))
                        .collect(Collectors.joining()));
        JsonObject colors = new JsonObject();
        colors.add("light", colors(false));
        colors.add("dark", colors(true));
        json.add("colors", colors);
    }

    private JsonArray colors(boolean dark) {
        int heads = content.rows().heads();
        HeadColors colors = HeadColors.of(heads, dark);
        return array(IntStream.range(0, heads)
                .mapToObj(head -> "#" + PageSource.hex(colors.color(head)))
                .toList());
    }
}
