package dev.headlight.cli;

import dev.headlight.core.AttentionOrigin;
import dev.headlight.model.ModelPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A model's page for people. */
final class ModelPageText {
    private static final double MILLION = 1e6;

    private final List<List<String>> facts = new ArrayList<>();

    private ModelPageText() {}

    static List<String> lines(ModelPage page) {
        ModelPageText text = new ModelPageText();
        text.describe(page);
        List<String> lines = new ArrayList<>(TextTable.lines(text.facts));
        if (!page.attention().blocks().isEmpty()) {
            lines.add("");
            lines.addAll(attentions(page.attention().blocks()));
        }
        section("Remarks", page.remarks(), lines);
        section("Problems", page.problems(), lines);
        return lines;
    }

    private void describe(ModelPage page) {
        fact("name", page.identity().name());
        fact("path", page.path().toString());
        fact("architecture", page.identity().architecture());
        fact("task", page.identity().task());
        fact("labels", String.join(", ", page.identity().labels()));
        fact("licence", page.identity().licence());
        String heads = page.attention().heads().isPresent()
                ? " x " + page.attention().heads().getAsInt() + " heads"
                : ", number of heads unknown";
        fact(
                "attention",
                page.attention().blocks().isEmpty()
                        ? "none was found"
                        : page.attention().blocks().size() + " layers" + heads);
        fact("inputs", String.join("; ", page.graph().inputs()));
        fact("outputs", String.join("; ", page.graph().outputs()));
        fact("producer", page.graph().producer());
        fact(
                "opset",
                new TreeMap<>(page.graph().opsets())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", ")));
        fact("parameters", number(page.graph().parameters()));
        fact("size", String.format(Locale.ROOT, "%.1f MB", page.files().bytes() / MILLION));
        fact("sha256", page.files().sha256());
        page.files().checksums().forEach(file -> fact("  " + file.file(), file.sha256()));
        fact(
                "variants",
                page.files().variants().size() < 2
                        ? ""
                        : page.files().variants().stream()
                                        .map(file -> file.getFileName().toString())
                                        .collect(Collectors.joining(", "))
                                + " (--variant takes another)");
        fact("tokenizer", page.tokenizer());
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            facts.add(List.of(name, value));
        }
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static List<String> attentions(List<AttentionOrigin> blocks) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("LAYER", "KIND", "TENSOR", "HOW IT WAS FOUND"));
        for (AttentionOrigin block : blocks) {
            rows.add(List.of(
                    Integer.toString(block.layer() + 1), block.kind().externalName(), block.tensor(), block.method()));
        }
        return TextTable.lines(rows);
    }

    private static void section(String title, List<String> sentences, List<String> lines) {
        if (!sentences.isEmpty()) {
            lines.add("");
            lines.add(title + ":");
            sentences.forEach(sentence -> lines.add("- " + sentence));
        }
    }
}
