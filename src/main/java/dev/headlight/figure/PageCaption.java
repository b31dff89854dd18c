package dev.headlight.figure;

import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands below figures of a trace that leave the program: the model, what is shown, the text, what is left out or
 * changed, and how things are counted.
 */
public final class PageCaption {
    private static final int LONGEST_TEXT = 240;
    private static final Pattern BETWEEN = Pattern.compile(" · ");
    private static final Pattern ENDED = Pattern.compile("[.!?…]”$");
    private static final Pattern NO_SENTENCE = Pattern.compile("[^.!?:]$");

    private PageCaption() {}

    /** One paragraph of sentences. */
    public static String of(Trace trace, List<? extends Figure> figures) {
        return of(List.of(trace), figures);
    }

    /** @param traces the present one first; a second is compared with it and called B */
    public static String of(List<Trace> traces, List<? extends Figure> figures) {
        Trace trace = traces.getFirst();
        List<String> sentences = new ArrayList<>();
        String subject = distinct(figures.stream().map(Figure::subject));
        String model = trace.provenance().modelName();
        sentences.add(model + (subject.isEmpty() ? "" : ", " + subject) + ": " + quoted(trace.text()));
        if (traces.size() > 1) {
            Trace other = traces.get(1);
            sentences.add("Compared (B) with " + other.provenance().modelName() + ": " + quoted(other.text()));
        }
        figures.stream()
                .flatMap(figure -> BETWEEN.splitAsStream(figure.omissions()))
                .filter(text -> !text.isEmpty())
                .distinct()
                .map(ScreenHints::without)
                .map(PageCaption::sentence)
                .forEach(sentences::add);
        if (!trace.provenance().switchedOff().isEmpty()) {
            sentences.add("Switched off: "
                    + trace.provenance().switchedOff().stream()
                            .map(HeadRef::label)
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        sentences.add("Layers and heads are counted from 1.");
        // A number and its per cent sign stay in one line.
        return String.join(" ", sentences).replace(" %", "\u00A0%");
    }

    private static String distinct(Stream<String> subjects) {
        return subjects.filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining("; "));
    }

    private static String quoted(TokenizedText text) {
        String pair = text.textPair();
        String all = quoted(text.text()) + (pair == null ? "" : " and " + quoted(pair));
        return ENDED.matcher(all).find() ? all : all + ".";
    }

    private static String quoted(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_TEXT)
                .map(point -> isPlain(point) ? point : ' ')
                .forEach(plain::appendCodePoint);
        boolean isCut = text.codePointCount(0, text.length()) > LONGEST_TEXT;
        return "“" + plain.toString().replaceAll("\\s+", " ").strip() + (isCut ? "…”" : "”");
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String sentence(String text) {
        String first = text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
        String whole = first + text.substring(text.offsetByCodePoints(0, 1));
        return NO_SENTENCE.matcher(whole).find() ? whole + "." : whole;
    }
}
