package dev.headlight.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headlight.core.Aggregate;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.Threshold;
import dev.headlight.core.TokenFocus;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A selection in JSON. Heads have the names people use, from 1; tokens count from 0. */
final class SelectionJson {
    /** More tokens than any model takes. */
    static final int MOST_TOKENS = 1 << 20;

    private static final int MOST_LAYERS = 10_000;
    private static final int MOST_HEADS = 20_000;
    private static final int LONGEST_LABEL = 16;

    private SelectionJson() {}

    static void write(Selection selection, JsonObject into) {
        into.add(
                "heads",
                labels(selection.heads().stream()
                        .map(head -> new HeadRef(selection.layer(), head))
                        .toList()));
        into.add("pinned", pinned(selection.pinned()));
        into.add("reading", reading(selection.reading()));
        into.addProperty("layout", Fields.external(selection.layout()));
        into.addProperty("colors", Fields.external(selection.colors()));
    }

    private static JsonObject pinned(TokenFocus focus) {
        JsonObject pinned = new JsonObject();
        pinned.addProperty(
                "query",
                switch (focus) {
                    case TokenFocus.Query(int token) -> (Integer) token;
                    case TokenFocus.Pair(int query, int key) -> (Integer) query;
                    default -> null;
                });
        pinned.addProperty(
                "key",
                switch (focus) {
                    case TokenFocus.Key(int token) -> (Integer) token;
                    case TokenFocus.Pair(int query, int key) -> (Integer) key;
                    default -> null;
                });
        return pinned;
    }

    private static JsonObject reading(Reading reading) {
        Hiding hiding = reading.hiding();
        Threshold threshold = reading.threshold();
        JsonObject json = new JsonObject();
        json.addProperty("sentences", Fields.external(hiding.sentences()));
        json.addProperty("specialKeys", hiding.specialKeys());
        json.addProperty("specialQueries", hiding.specialQueries());
        json.add("hidden", numbers(hiding.tokens()));
        json.addProperty("rescales", hiding.rescales());
        json.addProperty("words", reading.words());
        json.addProperty("valueWeighted", reading.valueWeighted());
        json.addProperty("over", Fields.external(reading.aggregate().over()));
        json.addProperty("combination", Fields.external(reading.aggregate().combination()));
        json.add("chosen", labels(reading.aggregate().chosen()));
        json.addProperty("threshold", Fields.external(threshold.kind()));
        json.addProperty("share", threshold.share());
        json.addProperty("least", threshold.least());
        json.addProperty("count", threshold.count());
        return json;
    }

    static JsonArray labels(Collection<HeadRef> heads) {
        JsonArray labels = new JsonArray();
        heads.forEach(head -> labels.add(head.label()));
        return labels;
    }

    static JsonArray numbers(Collection<Integer> tokens) {
        JsonArray numbers = new JsonArray();
        tokens.forEach(numbers::add);
        return numbers;
    }

    /** @param usual what is looked at where the fields do not say */
    static Selection read(Fields fields, Selection usual) throws SessionException {
        SortedSet<HeadRef> heads = heads(fields, "heads");
        Selection selection = usual;
        if (!heads.isEmpty()) {
            int layer = heads.first().layer();
            if (heads.last().layer() != layer) {
                throw fields.wrong(
                        "heads",
                        "heads of one layer",
                        heads.first().label() + ", " + heads.last().label());
            }
            selection = selection.withHeads(
                    layer, heads.stream().map(HeadRef::head).collect(Collectors.toCollection(TreeSet::new)));
        }
        Fields pinned = fields.object("pinned");
        Fields reading = fields.object("reading");
        return selection
                .withPinned(pinned == null ? TokenFocus.NONE : focus(pinned))
                .withReading(reading == null ? Reading.PLAIN : reading(reading))
                .withLayout(fields.choice("layout", usual.layout()))
                .withColors(fields.choice("colors", usual.colors()));
    }

    private static TokenFocus focus(Fields fields) throws SessionException {
        int query = fields.whole("query", 0, MOST_TOKENS, -1);
        int key = fields.whole("key", 0, MOST_TOKENS, -1);
        if (query >= 0 && key >= 0) {
            return new TokenFocus.Pair(query, key);
        }
        if (query >= 0) {
            return new TokenFocus.Query(query);
        }
        return key >= 0 ? new TokenFocus.Key(key) : TokenFocus.NONE;
    }

    private static Reading reading(Fields fields) throws SessionException {
        Threshold usual = Threshold.USUAL;
        Aggregate none = Aggregate.NONE;
        return new Reading(
                new Hiding(
                        fields.choice("sentences", Hiding.NOTHING.sentences()),
                        fields.flag("specialKeys"),
                        fields.flag("specialQueries"),
                        tokens(fields, "hidden"),
                        fields.flag("rescales")),
                fields.flag("words"),
                fields.flag("valueWeighted"),
                new Aggregate(
                        fields.choice("over", none.over()),
                        fields.choice("combination", none.combination()),
                        heads(fields, "chosen")),
                new Threshold(
                        fields.choice("threshold", usual.kind()),
                        fields.number("share", 0, 1, usual.share()),
                        fields.number("least", 0, 1, usual.least()),
                        fields.whole("count", 1, Threshold.MOST_LINKS, usual.count())));
    }

    static SortedSet<Integer> tokens(Fields fields, String name) throws SessionException {
        return new TreeSet<>(fields.wholes(name, MOST_TOKENS, MOST_TOKENS));
    }

    static SortedSet<HeadRef> heads(Fields fields, String name) throws SessionException {
        SortedSet<HeadRef> heads = new TreeSet<>();
        for (String label : fields.texts(name, MOST_HEADS, LONGEST_LABEL)) {
            heads.add(head(fields, name, label));
        }
        return heads;
    }

    static HeadRef head(Fields fields, String name, String label) throws SessionException {
        List<String> parts = List.of(label.split("-", -1));
        boolean isHead = parts.size() == 2 && parts.stream().allMatch(part -> part.matches("[1-9][0-9]{0,4}"));
        int[] numbers = isHead ? parts.stream().mapToInt(Integer::parseInt).toArray() : new int[] {0, 0};
        if (!isHead || IntStream.of(numbers).anyMatch(number -> number > MOST_LAYERS)) {
            throw fields.wrong(name, "heads such as 8-11", label);
        }
        return new HeadRef(numbers[0] - 1, numbers[1] - 1);
    }
}
