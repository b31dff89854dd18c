package dev.headlight.session;

import dev.headlight.core.AttentionTensor;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.HeadVectors;
import dev.headlight.core.HiddenStates;
import dev.headlight.core.Provenance;
import dev.headlight.core.Selection;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceDetails;
import dev.headlight.state.GridLook;
import dev.headlight.state.InputText;
import dev.headlight.state.MaskedTokens;
import dev.headlight.state.Notes;
import dev.headlight.state.SwitchedOffHeads;
import dev.headlight.state.ViewMode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A trace of "a b" in a model of two layers and three heads, and a session that carries it. */
public final class SmallTrace {
    private static final int LAYERS = 2;
    private static final int HEADS = 3;
    private static final int TOKENS = 4;
    private static final String TEXT = "a b";

    private SmallTrace() {}

    static Trace trace() {
        return new Trace(
                new Provenance(
                        "small",
                        "Small",
                        "0123456789abcdef".repeat(4),
                        "runtime 1",
                        Duration.ofMillis(3),
                        new TreeSet<>(List.of(new HeadRef(1, 1)))),
                new TokenizedText(TEXT, null, tokens(), new TokenizedText.Cut(1, 0)),
                new AttentionTensor(tensors(LAYERS, HEADS, TOKENS, TOKENS)),
                new TraceDetails(
                        new HeadVectors(tensors(LAYERS, HEADS, TOKENS, 2)),
                        new HeadVectors(tensors(LAYERS, HEADS, TOKENS, 2)),
                        null,
                        new HiddenStates(tensors(LAYERS + 1, TOKENS, 6)),
                        null,
                        Map.of()));
    }

    private static List<Token> tokens() {
        return List.of(
                new Token(0, new Token.Piece(101, "[CLS]", "[CLS]", true), 0, Token.Place.addedTo(0)),
                new Token(1, new Token.Piece(7, "a", "a", false), 0, new Token.Place(0, 0, 1, 0)),
                new Token(2, new Token.Piece(8, "Ġb", "b", false), 0, new Token.Place(0, 2, 3, 1)),
                new Token(3, new Token.Piece(102, "[SEP]", "[SEP]", true), 0, Token.Place.addedTo(0)));
    }

    private static List<FloatTensor> tensors(int count, int... shape) {
        int size = IntStream.of(shape).reduce(1, Math::multiplyExact);
        return IntStream.range(0, count)
                .mapToObj(part -> {
                    float[] numbers = new float[size];
                    for (int index = 0; index < size; index++) {
                        numbers[index] = (index * 7 + part) % 11 / 11f;
                    }
                    return FloatTensor.copyOf(numbers, shape);
                })
                .toList();
    }

    public static Session session() {
        SavedSide side = new SavedSide(
                new InputText(TEXT, null),
                new ModelReference("small", "Small", "0123456789abcdef".repeat(4), "small"),
                Selection.of(new HeadRef(1, 2)),
                new MaskedTokens(Collections.emptySortedSet()),
                new SwitchedOffHeads(new TreeSet<>(List.of(new HeadRef(1, 1)))),
                trace());
        return new Session(side, ViewMode.MATRIX, null, false, Notes.NONE, GridLook.PLAIN);
    }
}
