package dev.headlight.state;

import dev.headlight.core.AttentionOrigin;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.TraceField;
import dev.headlight.model.ModelPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is known of an open model, as rows of a name and a value. */
public final class ModelPageRows {
    private static final int NAME_WIDTH = 18;

    private final List<Row> rows = new ArrayList<>();

    /** One fact. */
    public record Row(String name, String value) {}

    private ModelPageRows() {}

    /**
     * The page: a row for each fact, and one for each layer unless all were found alike.
     *
     * @param page what a look into the model's files told, or null as long as nobody looked
     */
    public static List<Row> of(ModelDescription model, @Nullable ModelPage page) {
        ModelPageRows all = new ModelPageRows();
        all.identity(model);
        all.attention(model);
        all.yields(model);
        if (page != null) {
            all.row("inputs", String.join("; ", page.graph().inputs()));
        }
        all.origin(model);
        all.files(model, page);
        return List.copyOf(all.rows);
    }

    /** The same as text, to be copied. */
    public static String text(List<Row> rows) {
        return rows.stream()
                .map(row -> String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s%s", row.name(), row.value()))
                .collect(Collectors.joining("\n"));
    }

    private void identity(ModelDescription model) {
        ModelDescription.ModelShape shape = model.shape();
        row("name", model.name());
        row("architecture", model.architecture());
        row("task", model.task().externalName());
        row("labels", String.join(", ", model.labels()));
        row(
                "attention",
                shape.layers() + " layers × " + shape.heads() + " heads, each of size " + shape.headSize()
                        + (model.origin().isCausal() ? "; tokens look only at those before them" : ""));
        row("parameters", number(shape.parameters()));
        row("hidden size", number(shape.hiddenSize()));
        row("vocabulary", number(shape.vocabularySize()) + " tokens");
        row("longest input", number(shape.maxTokens()) + " tokens");
    }

    private void attention(ModelDescription model) {
        List<AttentionOrigin> attentions = model.origin().attentions();
        if (attentions.isEmpty()) {
            row("found as", model.about().note());
            return;
        }
        boolean alike = attentions.stream()
                        .map(origin -> origin.kind() + origin.method())
                        .distinct()
                        .count()
                == 1;
        if (alike) {
            AttentionOrigin first = attentions.getFirst();
            row("found as", first.kind().externalName() + " in every layer: " + first.method());
            row("tensors", attentions.stream().map(AttentionOrigin::tensor).collect(Collectors.joining(", ")));
        } else {
            attentions.forEach(origin -> row(
                    "layer " + (origin.layer() + 1),
                    origin.kind().externalName() + ", " + origin.tensor() + ": " + origin.method()));
        }
    }

    private void yields(ModelDescription model) {
        row(
                "yields",
                Stream.concat(Stream.of("attentions"), fields(model, true)).collect(Collectors.joining(", ")));
        row("does not yield", fields(model, false).collect(Collectors.joining(", ")));
        row(
                "answers",
                model.outputs().answersTask()
                        ? String.join(", ", model.outputs().task())
                        : "nothing");
    }

    private void origin(ModelDescription model) {
        row("producer", model.origin().producer());
        row("opset", model.origin().opset());
        row("precision", model.origin().precision());
        row("tokenizer", model.origin().tokenizer());
        row("licence", model.about().licence());
        row("source", model.about().source());
        row("note", model.about().note());
    }

    private void files(ModelDescription model, @Nullable ModelPage page) {
        row("folder", model.files().folder().toString());
        row("size", ModelFacts.size(model.files().folder()));
        if (page == null) {
            row("sha256 of graph", model.files().sha256());
            return;
        }
        for (ModelPage.Checksum file : page.files().checksums()) {
            row(file.file(), ModelFacts.size(file.bytes()) + ", sha256 " + file.sha256());
        }
    }

    private void row(String name, String value) {
        if (!value.isEmpty()) {
            rows.add(new Row(name, value));
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
