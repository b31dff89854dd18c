package dev.headlight.figure;

import dev.headlight.analysis.embeddings.Plane;
import dev.headlight.analysis.embeddings.Similarity;
import dev.headlight.core.HiddenStates;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the figures of hidden states of one view and keeps what costs most: the planes of all layers and the last
 * cosines. Used by one thread at a time. Traces must hold hidden states.
 */
public final class EmbeddingFigures {
    private final List<Plane> planes = new ArrayList<>();
    private @Nullable SameObject lastTrace;
    private @Nullable SimilarityMap lastMap;
    private @Nullable MapKey lastKey;

    private record MapKey(SameObject trace, int state, FigureTheme theme) {}

    /** @param state 0 for the embeddings, then the layer counted from 1 */
    public MatrixFigure similarity(
            Trace trace, int state, TokenFocus focus, MatrixViewport viewport, FigureFrame frame) {
        SimilarityMap map = map(trace, state, frame.theme());
        return new MatrixFigure(frame, map, MatrixGeometry.of(map, viewport, frame), within(focus, trace));
    }

    /** All cosines of a layer as a table with tabs. */
    public static String similarityTable(Trace trace, int state) {
        Similarity similarity = Similarity.of(states(trace).state(state));
        return new SimilarityMap(trace.text(), similarity, layer(state), FigureTheme.LIGHT).table();
    }

    private SimilarityMap map(Trace trace, int state, FigureTheme theme) {
        MapKey key = new MapKey(new SameObject(trace), state, theme);
        SimilarityMap map = lastMap;
        if (map == null || !key.equals(lastKey)) {
            map = new SimilarityMap(trace.text(), Similarity.of(states(trace).state(state)), layer(state), theme);
            lastMap = map;
            lastKey = key;
        }
        return map;
    }

    /** @param state 0 for the embeddings, then the layer counted from 1 */
    public PlaneFigure plane(Trace trace, int state, TokenFocus focus, FigureFrame frame) {
        SameObject same = new SameObject(trace);
        SameObject kept = lastTrace;
        if (kept == null || !same.equals(kept)) {
            planes.clear();
            lastTrace = same;
        }
        while (planes.size() <= state) {
            Plane next = Plane.of(states(trace).state(planes.size()));
            planes.add(planes.isEmpty() ? next : next.turnedTo(planes.getLast()));
        }
        return new PlaneFigure(frame, trace.text(), planes.subList(0, state + 1), layer(state), focus);
    }

    private static HiddenStates states(Trace trace) {
        return Objects.requireNonNull(trace.details().hiddenStates(), "a trace with hidden states");
    }

    private static TokenFocus within(TokenFocus focus, Trace trace) {
        int largest = switch (focus) {
            case TokenFocus.None() -> 0;
            case TokenFocus.Query(int query) -> query;
            case TokenFocus.Key(int key) -> key;
            case TokenFocus.Pair(int query, int key) -> Math.max(query, key);
        };
        return largest < trace.text().size() ? focus : TokenFocus.NONE;
    }

    /** Where states come from, in words. */
    public static String layer(int state) {
        return state == 0 ? "embeddings" : "after layer " + state;
    }
}
