package dev.headlight.state;

import dev.headlight.core.AttentionOrigin;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.TraceField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is known of an open model, as lines of a name and a value. */
public final class ModelPageText {
    private static final int NAME_WIDTH = 16;

    private final List<String> lines = new ArrayList<>();

    private ModelPageText() {}

    /** The page; it has one line for each fact, and one for each layer unless all were found alike. */
    public static String of(ModelDescription model) {
        ModelPageText page = new ModelPageText();
        page.identity(model);
        page.attention(model);
        page.yields(model);
        page.origin(model);
        return String.join("\n", page.lines);
    }

    private void identity(ModelDescription model) {
        ModelDescription.ModelShape shape = model.shape();
        line("name", model.name());
        line("architecture", model.architecture());
        line("task", model.task().externalName());
        line("labels", String.join(", ", model.labels()));
        line(
                "attention",
                shape.layers() + " layers × " + shape.heads() + " heads, each of size " + shape.headSize()
                        + (model.origin().isCausal() ? "; tokens look only at those before them" : ""));
        line("parameters", number(shape.parameters()));
        line("hidden size", number(shape.hiddenSize()));
        line("vocabulary", number(shape.vocabularySize()) + " tokens");
        line("longest input", number(shape.maxTokens()) + " tokens");
    }

    private void attention(ModelDescription model) {
        List<AttentionOrigin> attentions = model.origin().attentions();
        if (attentions.isEmpty()) {
            line("found as", model.about().note());
            return;
        }
        boolean alike = attentions.stream()
                        .map(origin -> origin.kind() + origin.method())
                        .distinct()
                        .count()
                == 1;
        if (alike) {
            AttentionOrigin first = attentions.getFirst();
            line("found as", first.kind().externalName() + " in every layer: " + first.method());
            line("tensors", attentions.stream().map(AttentionOrigin::tensor).collect(Collectors.joining(", ")));
        } else {
            attentions.forEach(origin -> line(
                    "layer " + (origin.layer() + 1),
                    origin.kind().externalName() + ", " + origin.tensor() + ": " + origin.method()));
        }
    }

    private void yields(ModelDescription model) {
        line(
                "yields",
                Stream.concat(Stream.of("attentions"), fields(model, true)).collect(Collectors.joining(", ")));
        line("does not yield", fields(model, false).collect(Collectors.joining(", ")));
        line(
                "answers",
                model.outputs().answersTask()
                        ? String.join(", ", model.outputs().task())
                        : "nothing");
    }

    private void origin(ModelDescription model) {
        line("producer", model.origin().producer());
        line("opset", model.origin().opset());
        line("precision", model.origin().precision());
        line("tokenizer", model.origin().tokenizer());
        line("licence", model.about().licence());
        line("source", model.about().source());
        line("note", model.about().note());
        line("size", ModelFacts.size(model.files().folder()));
        line("sha256 of graph", model.files().sha256());
        line("folder", model.files().folder().toString());
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s%s", name, value));
        }
    }

    /** What a model has, or lacks, for each token; the answer to its task has a line of its own. */
    private static Stream<String> fields(ModelDescription model, boolean present) {
        return Stream.of(TraceField.values())
                .filter(field -> field != TraceField.LOGITS)
                .filter(field -> model.outputs().details().containsKey(field) == present)
                .map(field -> field.externalName().replace('_', ' '));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
