package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadPattern;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.TokenFocus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking back and bringing back, on a small published BERT. */
class UndoStateTest {
    private static final String TEXT = "The cat sat on the mat.";

    private final SmallWorkbench small = new SmallWorkbench();
    private final Workbench workbench = small.workbench();
    private final UndoState undo;

    UndoStateTest() {
        workbench.traces().setInput(new InputText(TEXT, null));
        undo = new UndoState(workbench, () -> Instant.EPOCH);
    }

    @BeforeEach
    void open() throws Exception {
        small.show("bert-mlm", TEXT);
    }

    @AfterEach
    void close() {
        small.close();
    }

    private Snapshot now() {
        return undo.presentProperty().get().snapshot();
    }

    private void type(String text) throws Exception {
        workbench.traces().setInput(new InputText(text, null));
        small.settle();
    }

    /** One of everything that can be taken back. */
    private List<Action> actions() {
        SelectionState selection = workbench.selection();
        Interventions changes = workbench.traces().interventions();
        ViewState view = workbench.view();
        return List.of(
                () -> selection.selectHead(new HeadRef(1, 1)),
                () -> selection.pin(new TokenFocus.Query(3)),
                () -> selection.hide(List.of(2)),
                () -> type("The cat sat on the red mat."),
                () -> changes.toggleMask(2),
                () -> changes.toggleHeads(List.of(new HeadRef(0, 1))),
                () -> view.modeProperty().set(ViewMode.MATRIX),
                () -> view.grid().colorBy(HeadMeasure.ROLES),
                () -> view.grid().sortBy(new HeadMeasure.Statistic(HeadStatistic.ENTROPY)),
                workbench::pinForComparison,
                () -> view.notes().write(new NoteSubject.OnHead("bert-mlm", new HeadRef(1, 1)), "looks back"),
                () -> workbench.traces().setInput(new InputText("The cat sat on the red mat.", "It slept.")),
                () -> workbench.traces().openModel(small.know("distilbert-mlm")),
                () -> selection.setShare(0.5),
                () -> selection.read(reading -> reading.withHiding(Hiding.NOTHING.withSpecialKeys(true))),
                () -> type("Another text."));
    }

    /** Something a user does. */
    private interface Action {
        void run() throws Exception;
    }

    @Test
    void coloursThatAnotherPartOfTheWindowGaveStayAndAreNoStep() throws Exception {
        HeadMeasure found = new HeadMeasure.Found(new HeadPattern.Pair(1, 2));
        workbench.view().modeProperty().set(ViewMode.MATRIX);
        small.settle();
        workbench.view().grid().colorBy(found);
        small.settle();
        undo.undo();
        small.settle();

        assertThat(workbench.view().modeProperty().get()).isNotEqualTo(ViewMode.MATRIX);
        assertThat(workbench.view().grid().colorProperty().get()).isEqualTo(found);
        assertThat(undo.undoWords()).isEmpty();
    }

    @Test
    void everythingIsTakenBackInReverseAndBroughtBackAgain() throws Exception {
        List<Snapshot> states = new ArrayList<>(List.of(now()));
        for (Action action : actions()) {
            action.run();
            small.settle();
            assertThat(now()).as("after step " + states.size()).isNotEqualTo(states.getLast());
            states.add(now());
        }
        for (int step = states.size() - 2; step >= 0; step--) {
            undo.undo();
            small.settle();
            assertThat(now()).as("back to " + step).isEqualTo(states.get(step));
            assertThat(Snapshot.of(workbench, now().subject().model())).isEqualTo(states.get(step));
        }
        assertThat(undo.undoWords()).isEmpty();
        for (int step = 1; step < states.size(); step++) {
            undo.redo();
            small.settle();
            assertThat(Snapshot.of(workbench, now().subject().model()))
                    .as("again to " + step)
                    .isEqualTo(states.get(step));
        }
        assertThat(undo.redoWords()).isEmpty();
    }

    @Test
    void typingIsTakenBackWordByWord() throws Exception {
        for (int end = 1; end <= " A dog".length(); end++) {
            type(TEXT + " A dog".substring(0, end));
        }
        undo.undo();
        assertThat(workbench.traces().input().text()).isEqualTo(TEXT + " A ");
        undo.undo();
        undo.undo();
        assertThat(workbench.traces().input().text()).isEqualTo(TEXT);
        assertThat(undo.undoWords()).isEmpty();
    }

    @Test
    void whatFollowsFromAStepBelongsToIt() throws Exception {
        workbench.selection().pin(new TokenFocus.Query(5));
        workbench.traces().interventions().toggleMask(2);
        small.settle();
        Snapshot before = now();
        type("Mats");
        assertThat(now().selection().pinned()).isEqualTo(TokenFocus.NONE);
        assertThat(now().subject().masks()).isEqualTo(MaskedTokens.NONE);
        undo.undo();
        small.settle();
        assertThat(Snapshot.of(workbench, now().subject().model())).isEqualTo(before);
        assertThat(workbench.selection().get().pinned()).isEqualTo(new TokenFocus.Query(5));
    }

    @Test
    void hoveringIsNoStepAndADraggedSliderIsOne() throws Exception {
        workbench.selection().hover(new TokenFocus.Key(1));
        workbench.selection().previewHead(new HeadRef(1, 0));
        small.settle();
        assertThat(undo.undoWords()).isEmpty();
        for (double share = 0.8; share > 0.5; share -= 0.05) {
            workbench.selection().setShare(share);
            small.settle();
        }
        assertThat(undo.undoWords()).isEqualTo("threshold of links");
        undo.undo();
        assertThat(workbench.selection().get().share()).isEqualTo(0.9);
        assertThat(undo.undoWords()).isEmpty();
    }

    @Test
    void aStepAfterOneThatWasTakenBackEndsBringingBack() throws Exception {
        workbench.selection().selectHead(new HeadRef(1, 1));
        small.settle();
        undo.undo();
        assertThat(undo.redoWords()).isEqualTo("choice of heads");
        workbench.selection().hide(new TreeSet<>(List.of(1)));
        small.settle();
        assertThat(undo.redoWords()).isEmpty();
    }
}
