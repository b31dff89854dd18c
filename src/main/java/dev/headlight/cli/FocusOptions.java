package dev.headlight.cli;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.state.Settings;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a figure looks at: heads, a token, which tokens are left out. Filled in by the command line. */
final class FocusOptions {
    @Option(names = "--layer", paramLabel = "N", description = "The layer, counted from 1.")
    private @Nullable Integer layer;

    @Option(names = "--head", paramLabel = "N", description = "The head in its layer, counted from 1.")
    private @Nullable Integer head;

    @Option(
            names = "--heads",
            paramLabel = "N,N",
            split = ",",
            description = "Several heads of the layer, such as 1,3,11, or all.")
    private List<String> heads = List.of();

    @Option(names = "--query", paramLabel = "N", description = "The token whose attention stands out, counted from 1.")
    private @Nullable Integer query;

    @Option(
            names = "--hide-special",
            description = "Leaves out tokens such as [CLS] and [SEP], as queries and as keys; nothing is rescaled.")
    private boolean hidesSpecial;

    /** What can be checked before a model is open. */
    void check() throws CommandFailedException {
        if (head != null && !heads.isEmpty()) {
            throw new CommandFailedException("--head and --heads exclude each other: give one of them.");
        }
    }

    /** @param tokens how many the text has */
    Selection selection(ModelDescription.ModelShape shape, int tokens) throws CommandFailedException {
        int shownLayer = layer == null
                ? Math.min(Settings.INITIAL.layer(), shape.layers() - 1)
                : number("--layer", layer, shape.layers(), "layers");
        Hiding hiding = Hiding.NOTHING.withSpecialKeys(hidesSpecial).withSpecialQueries(hidesSpecial);
        TokenFocus focus =
                query == null ? TokenFocus.NONE : new TokenFocus.Query(number("--query", query, tokens, "tokens"));
        NavigableSet<Integer> shown = heads(shape.heads());
        return Selection.of(new HeadRef(shownLayer, shown.first()))
                .withHeads(shownLayer, shown)
                .withReading(Reading.PLAIN.withHiding(hiding))
                .withPinned(focus);
    }

    private NavigableSet<Integer> heads(int count) throws CommandFailedException {
        NavigableSet<Integer> shown = new TreeSet<>();
        if (heads.equals(List.of("all"))) {
            IntStream.range(0, count).forEach(shown::add);
        }
        for (String name : shown.isEmpty() ? heads : List.<String>of()) {
            shown.add(number("--heads", whole(name), count, "heads in each layer"));
        }
        if (shown.isEmpty()) {
            shown.add(
                    head == null
                            ? Math.min(Settings.INITIAL.head(), count - 1)
                            : number("--head", head, count, "heads in each layer"));
        }
        return shown;
    }

    private static int whole(String text) throws CommandFailedException {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new CommandFailedException(
                    "--heads takes numbers with commas between them, such as 1,3,11, or all; found \"" + text + "\".",
                    e);
        }
    }

    /** Counted from 0. */
    private static int number(String option, int number, int count, String what) throws CommandFailedException {
        if (number < 1 || number > count) {
            throw new CommandFailedException(
                    option + " counts from 1, and there are " + count + " " + what + "; found " + number + ".");
        }
        return number - 1;
    }
}
