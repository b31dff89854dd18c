package dev.headlight.export.html;

import com.google.gson.JsonArray;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Provenance;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import java.util.stream.Collectors;

/** What a page says about itself: pairs of a name and a text. */
final class PageCaption {
    private final JsonArray lines = new JsonArray();

    private PageCaption() {}

    static JsonArray json(PageContent content) {
        PageCaption caption = new PageCaption();
        caption.addSource(content.trace());
        caption.addReading(content);
        return caption.lines;
    }

    private void addSource(Trace trace) {
        Provenance provenance = trace.provenance();
        TokenizedText text = trace.text();
        add("Model", provenance.modelName() + " (" + provenance.model() + ")");
        add("SHA-256", provenance.sha256());
        add("Runtime", provenance.runtime());
        add("Text", text.text());
        if (text.textPair() != null) {
            add("Second text", text.textPair());
        }
        if (!text.cut().isNothing()) {
            add("Cut off", text.cut().tokens() + " tokens that the model does not take");
        }
        if (!provenance.switchedOff().isEmpty()) {
            add(
                    "Switched off",
                    provenance.switchedOff().stream().map(HeadRef::label).collect(Collectors.joining(", ")));
        }
    }

    private void addReading(PageContent content) {
        String changes = String.join(" · ", content.heads().changes());
        add("Shown", changes.isEmpty() ? "every weight as the model has it" : changes);
        add("Numbers", numbers(content));
        add("Counting", "layers and heads from 1, positions of tokens from 0");
        add("Made by", "Headlight");
    }

    private static String numbers(PageContent content) {
        String exact = "float32, shown with four decimals; ";
        int heads = content.rows().layers() * content.rows().heads();
        if (content.isWhole()) {
            return exact + "all " + heads + " heads are in this file";
        }
        return exact + "because the text is long, only layer "
                + (content.layers().getFirst() + 1)
                + " is in this file as numbers, and the others as thumbnails of " + Thumbnail.SIDE + " × "
                + Thumbnail.SIDE + " pixels, each the largest weight it stands for";
    }

    private void add(String name, String text) {
        JsonArray line = new JsonArray();
        line.add(name);
        line.add(text);
        lines.add(line);
    }
}
