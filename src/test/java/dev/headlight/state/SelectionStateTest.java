package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.Selection;
import dev.headlight.core.Token;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import dev.headlight.testing.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectionStateTest {
    private final SelectionState state = new SelectionState(Selection.of(new HeadRef(7, 10)));

    @BeforeEach
    void fitToBert() {
        state.fitTo(new ModelShape(12, 12, 64, 768, 30_522, 512, 110_000_000));
    }

    @Test
    void hoveringPreviewsAHeadAndLeavingShowsTheSelectedOneAgain() {
        state.previewHead(new HeadRef(2, 0));
        assertThat(state.get().shownHead()).contains(new HeadRef(2, 0));

        state.previewHead(null);
        assertThat(state.get().shownHead()).contains(new HeadRef(7, 10));
    }

    @Test
    void hoveredTokensWinOverPinnedOnes() {
        state.pin(new TokenFocus.Query(3));
        state.hover(new TokenFocus.Key(5));
        assertThat(state.get().focus()).isEqualTo(new TokenFocus.Key(5));

        state.hover(TokenFocus.NONE);
        assertThat(state.get().focus()).isEqualTo(new TokenFocus.Query(3));
    }

    @Test
    void pinningTheSameTokenAgainLetsItGo() {
        state.pin(new TokenFocus.Query(3));
        state.pin(new TokenFocus.Query(3));
        assertThat(state.get().pinned().isNone()).isTrue();
    }

    @Test
    void escapeReleasesEverything() {
        state.previewHead(new HeadRef(1, 1));
        state.hover(new TokenFocus.Key(1));
        state.pin(new TokenFocus.Pair(1, 2));
        state.release();
        assertThat(state.get().focus().isNone()).isTrue();
        assertThat(state.get().hoveredHead()).isNull();
    }

    @Test
    void theLastHeadCannotBeSwitchedOff() {
        state.toggleHead(10);
        assertThat(state.get().heads()).containsExactly(10);

        state.toggleHead(3);
        state.toggleHead(10);
        assertThat(state.get().heads()).containsExactly(3);
    }

    @Test
    void isolatingTheOnlyHeadBringsAllBack() {
        state.showAllHeads();
        state.isolateHead(4);
        assertThat(state.get().heads()).containsExactly(4);

        state.isolateHead(4);
        assertThat(state.get().heads()).hasSize(12);
    }

    @Test
    void movingStaysWithinTheModel() {
        state.moveLayer(100);
        assertThat(state.get().layer()).isEqualTo(11);
        state.moveHead(-100);
        assertThat(state.get().shownHead()).contains(new HeadRef(11, 0));
    }

    @Test
    void aSmallerModelPullsTheSelectionIn() {
        state.fitTo(new ModelShape(6, 8, 32, 256, 30_522, 512, 1_000_000));
        assertThat(state.get().shownHead()).contains(new HeadRef(5, 7));
    }

    @Test
    void aPinStaysOnlyOnTheSameToken() {
        state.pin(new TokenFocus.Query(2));
        state.fitTo(tokens(101, 7, 8, 102), tokens(101, 7, 8, 9, 102));
        assertThat(state.get().pinned()).isEqualTo(new TokenFocus.Query(2));

        state.fitTo(tokens(101, 7, 8, 9, 102), tokens(101, 7, 5, 102));
        assertThat(state.get().pinned().isNone()).isTrue();
    }

    private static TokenizedText tokens(int... ids) {
        List<Token> tokens = IntStream.range(0, ids.length)
                .mapToObj(index -> Tokens.typed(index, ids[index], "t" + ids[index], index, index + 1))
                .toList();
        String text = IntStream.of(ids)
                .mapToObj(id -> Character.toString('a' + id % 26))
                .collect(Collectors.joining());
        return new TokenizedText(text, null, tokens, TokenizedText.Cut.NONE);
    }

    @Test
    void aShareOutsideItsRangeIsPulledIn() {
        for (double share : Arrays.asList(-1.0, 2.0)) {
            state.setShare(share);
            assertThat(state.get().share()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void hiddenTokensStayHiddenOnlyWhileTheyAreTheSame() {
        state.toggleHidden(List.of(1, 2));
        state.fitTo(tokens(101, 7, 8, 102), tokens(101, 7, 5, 102));
        assertThat(state.get().reading().hiding().tokens()).containsExactly(1);

        state.toggleHidden(List.of(1, 3));
        assertThat(state.get().reading().hiding().tokens()).containsExactly(1, 3);
        state.toggleHidden(List.of(1, 3));
        assertThat(state.get().reading().hiding().tokens()).isEmpty();
    }

    @Test
    void chosenHeadsAreThoseOfTheModel() {
        state.toggleChosen(new HeadRef(11, 3));
        state.toggleChosen(new HeadRef(2, 3));
        state.toggleChosen(new HeadRef(12, 0));
        assertThat(state.get().reading().aggregate().chosen()).containsExactly(new HeadRef(2, 3), new HeadRef(11, 3));

        state.fitTo(new ModelShape(6, 8, 32, 256, 30_522, 512, 1_000_000));
        assertThat(state.get().reading().aggregate().chosen()).containsExactly(new HeadRef(2, 3));
    }
}
