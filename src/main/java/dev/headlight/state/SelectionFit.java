package dev.headlight.state;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.Token;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is left of a selection when the model or the text is another one. Pure functions. */
final class SelectionFit {
    private SelectionFit() {}

    /** The selection within so many layers and heads; at least one head stays on. */
    static Selection toModel(Selection now, int layers, int headsPerLayer) {
        SortedSet<Integer> heads = now.heads().stream()
                .filter(head -> head < headsPerLayer)
                .collect(Collectors.toCollection(TreeSet::new));
        if (heads.isEmpty()) {
            heads.add(headsPerLayer - 1);
        }
        SortedSet<HeadRef> chosen = now.reading().aggregate().chosen().stream()
                .filter(head -> head.layer() < layers && head.head() < headsPerLayer)
                .collect(Collectors.toCollection(TreeSet::new));
        Reading reading = now.reading();
        return now.withHoveredHead(null)
                .withHeads(Math.min(now.layer(), layers - 1), heads)
                .withReading(reading.withAggregate(reading.aggregate().withChosen(chosen)));
    }

    /** The selection without focus on tokens, and without hidden tokens, that are others in the new text. */
    static Selection toText(Selection now, @Nullable TokenizedText before, TokenizedText after) {
        SortedSet<Integer> hidden = now.reading().hiding().tokens().stream()
                .filter(token -> stands(token, before, after))
                .collect(Collectors.toCollection(TreeSet::new));
        Reading reading = now.reading();
        return now.withPinned(stands(now.pinned(), before, after) ? now.pinned() : TokenFocus.NONE)
                .withHovered(stands(now.hovered(), before, after) ? now.hovered() : TokenFocus.NONE)
                .withReading(reading.withHiding(reading.hiding().withTokens(hidden)));
    }

    private static boolean stands(TokenFocus focus, @Nullable TokenizedText before, TokenizedText after) {
        return switch (focus) {
            case TokenFocus.None none -> true;
            case TokenFocus.Query query -> stands(query.token(), before, after);
            case TokenFocus.Key key -> stands(key.token(), before, after);
            case TokenFocus.Pair pair -> stands(pair.query(), before, after) && stands(pair.key(), before, after);
        };
    }

    /** Whether it is the same token, or the same characters of the same text, which a mask may cover now. */
    private static boolean stands(int token, @Nullable TokenizedText before, TokenizedText after) {
        if (before == null || token >= Math.min(before.size(), after.size())) {
            return before == null && token < after.size();
        }
        Token then = before.tokens().get(token);
        Token now = after.tokens().get(token);
        boolean isSameText = before.text().equals(after.text()) && Objects.equals(before.textPair(), after.textPair());
        return then.id() == now.id() || (isSameText && then.place().equals(now.place()));
    }
}
