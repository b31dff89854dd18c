package dev.headlight.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.state.ImportStatus;
import dev.headlight.state.InputText;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.NoteSubject;
import dev.headlight.state.SmallWorkbench;
import dev.headlight.state.UndoState;
import dev.headlight.state.ViewMode;
import dev.headlight.testing.Checkpoints;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions saved in one window and opened in another, on small published models. */
class SessionOpeningTest {
    private static final String TEXT = "The cat sat on the mat.";
    private static final NoteSubject NOTE = new NoteSubject.OnHead("bert-mlm", new HeadRef(1, 2));

    @TempDir
    private Path folder;

    private final Desk first = new Desk();
    private final Desk second = new Desk();

    /** Everything about sessions behind one window. */
    private static final class Desk {
        final SmallWorkbench small = new SmallWorkbench();
        final UndoState undo = new UndoState(small.workbench(), InstantSource.system());
        final Notices notices = new Notices();
        final SessionDocument document = new SessionDocument(small.workbench(), undo, notices);
        final SessionOpening opening = new SessionOpening(small.workbench(), undo, document, notices);

        Notice notice() {
            return requireNonNull(notices.noticeProperty().get());
        }

        void answer(String label) {
            notice().answers().stream()
                    .filter(answer -> answer.label().equals(label))
                    .findFirst()
                    .orElseThrow()
                    .action()
                    .run();
        }
    }

    @BeforeEach
    void work() throws Exception {
        first.small.show("bert-mlm", TEXT);
        first.small.workbench().selection().selectHead(new HeadRef(1, 2));
        first.small.workbench().selection().pin(new TokenFocus.Query(3));
        first.small.workbench().traces().interventions().toggleMask(5);
        first.small.workbench().traces().interventions().toggleHeads(List.of(new HeadRef(0, 1)));
        first.small.workbench().view().notes().write(NOTE, "looks at the cat");
        first.small.settle();
    }

    @AfterEach
    void close() {
        first.small.close();
        second.small.close();
    }

    private Path save(boolean numbers) throws Exception {
        Path file = folder.resolve("cat.headlight");
        boolean[] done = {false};
        first.document.save(file, numbers, () -> done[0] = true);
        first.small.until(() -> done[0]);
        assertThat(first.document.isChanged()).isFalse();
        return file;
    }

    private void open(Path file) throws Exception {
        second.opening.open(file);
        second.small.until(() -> file.equals(second.document.fileProperty().get())
                || second.notices.noticeProperty().get() != null);
    }

    private void assertSame() {
        assertThat(second.document.session().withoutTraces())
                .isEqualTo(first.document.session().withoutTraces());
        assertThat(second.document.isChanged()).isFalse();
        assertEqualNumbers(first.small.trace(), second.small.trace());
    }

    private static void assertEqualNumbers(Trace expected, Trace actual) {
        AttentionTensor one = expected.attentions();
        AttentionTensor other = actual.attentions();
        assertThat(actual.text()).isEqualTo(expected.text());
        assertThat(other.layers()).isEqualTo(one.layers());
        for (int layer = 0; layer < one.layers(); layer++) {
            assertThat(other.layer(layer).buffer()).isEqualTo(one.layer(layer).buffer());
        }
    }

    @Test
    void aSessionShowsTheSameWhereItsModelIs() throws Exception {
        Path file = save(false);
        second.small.know("bert-mlm");
        open(file);
        second.small.settle();
        assertSame();
        assertThat(second.small.workbench().view().notes().get().about(NOTE)).isEqualTo("looks at the cat");
    }

    @Test
    void aSessionWithTheNumbersOpensWithNoModelAtAll() throws Exception {
        Path file = save(true);
        open(file);
        assertSame();
        assertThat(second.small.workbench().traces().modelProperty().get()).isInstanceOf(ModelStatus.Missing.class);
        assertThat(second.notice().text()).contains("No model is open").contains("bert-mlm");

        second.small.workbench().traces().setInput(new InputText("Another text", null));
        second.small.until(() -> second.notice().isWarning());
        assertThat(second.notice().title()).contains(TEXT);
        assertThat(second.notice().text())
                .contains("Another text needs a model")
                .contains("bert-mlm");
        assertThat(second.small.trace().text().text()).isEqualTo(TEXT);
        second.undo.undo();
        assertSame();
    }

    @Test
    void whatWasCarriedGivesWayToAModelAndComesBackByUndo() throws Exception {
        open(save(true));
        second.small.workbench().traces().openModel(second.small.know("bert-mlm"));
        second.small.settle();
        assertThat(second.small.workbench().traces().carriedProperty().get()).isNull();
        second.undo.undo();
        second.small.until(
                () -> second.small.workbench().traces().carriedProperty().get() != null);
        assertEqualNumbers(first.small.trace(), second.small.trace());
    }

    @Test
    void aModelThatIsElsewhereIsAskedFor() throws Exception {
        Path file = save(false);
        Path moved = folder.resolve("moved.headlight");
        Files.writeString(
                moved, Files.readString(file).replaceAll("\"location\": \"[^\"]*\"", "\"location\": \"/gone\""));
        ModelDescription other = second.small.know("distilbert-mlm");
        second.opening.open(moved);
        second.small.until(() -> second.notices.noticeProperty().get() != null);
        assertThat(second.notice().text())
                .contains("bert-mlm", "sha256", "/gone")
                .contains("Locate its file or folder");
        second.answer("Use " + other.name());
        second.small.settle();
        assertThat(second.small.workbench().traces().input().text()).isEqualTo(TEXT);
        assertThat(second.notice().isWarning()).isTrue();
        assertThat(second.notice().text()).contains("bert-mlm", "distilbert-mlm", "may differ");
    }

    @Test
    void thePlaceThatAFileNamesIsOpenedWhenTheUserAgrees() throws Exception {
        first.small.workbench().opening().opened(first.small.know("bert-mlm"), Checkpoints.folder("bert-mlm"));
        Path file = save(false);
        second.opening.open(file);
        second.small.until(() -> second.notices.noticeProperty().get() != null);
        assertThat(second.small.workbench().opening().statusProperty().get()).isInstanceOf(ImportStatus.Idle.class);
        second.answer("Open it there");
        second.small.until(() -> file.equals(second.document.fileProperty().get()));
        second.small.settle();
        assertSame();
    }

    @Test
    void numbersThatWereInAFileStayInIt() throws Exception {
        Path file = save(true);
        second.small.know("bert-mlm");
        open(file);
        second.small.settle();
        second.small.workbench().view().notes().write(NOTE, "looks at cats");
        second.small.until(second.document::isChanged);
        boolean[] done = {false};
        second.document.save(() -> done[0] = true);
        second.small.until(() -> done[0]);
        assertThat(SessionFile.read(file).session().carriesTraces()).isTrue();
    }

    @Test
    void locatingTheModelGoesOn() throws Exception {
        Path file = save(false);
        second.small.know("distilbert-mlm");
        second.opening.open(file);
        second.small.until(() -> second.notices.noticeProperty().get() != null);
        second.small.workbench().traces().openModel(second.small.know("bert-mlm"));
        second.small.until(() -> file.equals(second.document.fileProperty().get()));
        second.small.settle();
        assertSame();
    }

    @Test
    void aComparisonIsRunAgain() throws Exception {
        first.small.workbench().pinForComparison();
        first.small.workbench().traces().setInput(new InputText("A dog sat on the rug.", null));
        first.small.settle();
        Path file = save(false);
        second.small.know("bert-mlm");
        open(file);
        second.small.until(() -> file.equals(second.document.fileProperty().get()));
        second.small.settle();
        assertSame();
        assertThat(second.small.workbench().view().modeProperty().get()).isEqualTo(ViewMode.COMPARE);
        assertEqualNumbers(
                requireNonNull(first.small
                                .workbench()
                                .view()
                                .comparison()
                                .pinnedProperty()
                                .get())
                        .trace(),
                requireNonNull(second.small
                                .workbench()
                                .view()
                                .comparison()
                                .pinnedProperty()
                                .get())
                        .trace());
        second.undo.undo();
        assertThat(second.small.workbench().view().comparison().pinnedProperty().get())
                .isNull();
    }

    @Test
    void bothTracesAreCarried() throws Exception {
        first.small.workbench().pinForComparison();
        first.small.workbench().traces().setInput(new InputText("A dog sat on the rug.", null));
        first.small.settle();
        open(save(true));
        assertSame();
        assertThat(second.small.workbench().view().comparison().pinnedProperty().get())
                .isNotNull();
    }

    @Test
    void aDamagedFileLeavesTheWindowAsItIs() throws Exception {
        Path file = save(true);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        open(file);
        assertThat(second.notice().isWarning()).isTrue();
        assertThat(second.notice().text()).contains("cat.headlight").contains("What you see is as it was");
        assertThat(second.small.workbench().traces().traceProperty().get()).isNull();
    }

    @Test
    void aZipThatUnpacksToFarMoreThanItIsIsRefused() throws Exception {
        Path file = save(true);
        JsonObject tree = SessionFile.read(file).tree();
        Path bomb = folder.resolve("bomb.headlight");
        try (OutputStream out = Files.newOutputStream(bomb);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("session.json"));
            zip.write(SessionText.bytes(tree));
            zip.putNextEntry(new ZipEntry("trace.safetensors"));
            byte[] nothing = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 64; megabyte++) {
                zip.write(nothing);
            }
        }
        assertThatThrownBy(() -> SessionFile.read(bomb))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("unpacks to more than");
    }
}
