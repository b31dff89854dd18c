package dev.headlight.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.HeadRef;
import dev.headlight.state.InputText;
import dev.headlight.state.NoteSubject;
import dev.headlight.state.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesFileTest {
    private static final NoteSubject HEAD = new NoteSubject.OnHead("bert", new HeadRef(7, 10));
    private static final NoteSubject TEXT = new NoteSubject.OnText(new InputText("The cat.", null));
    private static final Notes ONE = Notes.NONE.with(HEAD, "nouns");

    @TempDir
    private Path folder;

    private NotesFile file() {
        return new NotesFile(folder.resolve("notes.json"));
    }

    private static void save(NotesFile file, Notes notes) throws IOException {
        file.save(new NotesFile.Entry(null, notes, Notes.NONE));
    }

    @Test
    void notesAreThereAtTheNextStart() throws IOException {
        NotesFile file = file();
        assertThat(file.load()).isEqualTo(Notes.NONE);
        save(file, ONE);
        assertThat(file().load()).isEqualTo(ONE);
        save(file, Notes.NONE);
        assertThat(file().load()).isEqualTo(Notes.NONE);
    }

    @Test
    void twoWindowsKeepEachOthersNotes() throws IOException {
        NotesFile first = file();
        NotesFile second = file();
        first.load();
        second.load();
        save(first, ONE);
        save(second, Notes.NONE.with(TEXT, "short"));
        assertThat(file().load()).isEqualTo(ONE.with(TEXT, "short"));
        save(first, Notes.NONE);
        assertThat(file().load()).isEqualTo(Notes.NONE.with(TEXT, "short"));
    }

    @Test
    void whatDidNotReachASessionsFileIsKeptUntilItDoes() throws IOException {
        Path session = folder.resolve("a.headlight");
        NotesFile file = file();
        file.load();
        assertThat(file.unsaved(session)).isNull();
        file.save(new NotesFile.Entry(session, ONE, Notes.NONE));
        assertThat(file().unsaved(session)).isEqualTo(ONE);
        assertThat(file().unsaved(folder.resolve("b.headlight"))).isNull();
        assertThat(file().load()).isEqualTo(Notes.NONE);
        file.save(new NotesFile.Entry(session, ONE, ONE));
        assertThat(file().unsaved(session)).isNull();
    }

    @Test
    void damagedNotesAreSetAside() throws IOException {
        Files.writeString(
                folder.resolve("notes.json"),
                "{\"notes\": [{\"of\": {\"model\": \"m\", \"head\": \"x\"}, \"text\": \"a\"}]}");
        NotesFile file = file();
        assertThat(file.load()).isEqualTo(Notes.NONE);
        assertThat(file.remark()).contains("could not be read").contains("notes.damaged-");
        assertThat(folder.resolve("notes.json")).doesNotExist();
    }
}
