package dev.headlight.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.state.InputText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class SessionFileTest {
    private static final JsonObject NOTHING = SessionFile.Content.nothing();

    private Path file = Path.of("");

    @BeforeProperty
    void makeFile() throws IOException {
        file = Files.createTempFile("session", SessionFile.ENDING);
    }

    @AfterProperty
    void removeFile() throws IOException {
        Files.delete(file);
    }

    @Provide
    Arbitrary<Session> sessions() {
        return SessionArbitrary.sessions();
    }

    @Property(tries = 200, seed = "1")
    void whatIsSavedIsOpened(@ForAll("sessions") Session session) throws IOException {
        SessionFile.write(file, session, NOTHING, null);
        assertThat(SessionFile.read(file).session()).isEqualTo(session);
    }

    @Property(tries = 200, seed = "2")
    void whatIsNotKnownSurvives(@ForAll("sessions") Session before, @ForAll("sessions") Session after)
            throws IOException {
        JsonObject tree = SessionFile.write(file, before, NOTHING, null).deepCopy();
        tree.addProperty("mood", "calm");
        tree.getAsJsonObject("reading").add("future", JsonParser.parseString("[1, {\"a\": null}]"));
        tree.getAsJsonArray("notes").forEach(note -> note.getAsJsonObject().addProperty("author", "E"));
        Files.write(file, SessionText.bytes(tree));

        SessionFile.Content content = SessionFile.read(file);
        SessionFile.write(file, after, content.tree(), file);
        SessionFile.Content again = SessionFile.read(file);
        assertThat(again.session()).isEqualTo(after);
        assertThat(again.tree().get("mood")).isEqualTo(tree.get("mood"));
        assertThat(again.tree().getAsJsonObject("reading").get("future"))
                .isEqualTo(tree.getAsJsonObject("reading").get("future"));

        SessionFile.write(file, before, content.tree(), file);
        assertThat(SessionFile.read(file).tree()).isEqualTo(tree);
    }

    @Property(tries = 1)
    void whatIsWrongIsRefusedWithTheReason() throws IOException {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("", "no JSON object"),
                Map.entry("{\"format\": \"headlight-session\", \"version\": 1, \"te", "damaged or was cut off"),
                Map.entry("[]", "no JSON object"),
                Map.entry("{\"format\": \"recipe\"}", "no session of Headlight"),
                Map.entry("{\"format\": \"headlight-session\"}", "which \"version\""),
                Map.entry("{\"format\": \"headlight-session\", \"version\": 2}", "newer Headlight"),
                Map.entry("{\"format\": \"headlight-session\", \"version\": 1} {}", "no"),
                Map.entry(session("\"text\": 7"), "expected a text"),
                Map.entry(session("\"text\": \"" + "a".repeat(10_001) + "\""), "10001 characters"),
                Map.entry(session("\"heads\": [\"8-11\", \"9-1\"]"), "heads of one layer"),
                Map.entry(session("\"heads\": [\"0-1\"]"), "heads such as 8-11"),
                Map.entry(session("\"heads\": [\"99999-1\"]"), "heads such as 8-11"),
                Map.entry(session("\"masked\": [-1]"), "a whole number from 0"),
                Map.entry(session("\"masked\": [1.5]"), "a whole number from 0"),
                Map.entry(session("\"masked\": [1e99]"), "a whole number from 0"),
                Map.entry(session("\"pinned\": {\"query\": 9999999}"), "a whole number from 0"),
                Map.entry(session("\"reading\": {\"share\": NaN}"), "no readable JSON"),
                Map.entry(session("\"reading\": {\"share\": \"NaN\"}"), "a number from 0.0 to 1.0"),
                Map.entry(session("\"reading\": {\"count\": 100000}"), "a whole number from 1 to 1000"),
                Map.entry(session("\"reading\": 3"), "expected an object"),
                Map.entry(session("\"model\": {\"id\": \"\"}"), "the name of a model"),
                Map.entry(session("\"model\": {\"id\": \"a\", \"sha256\": \"../..\"}"), "64 hexadecimal digits"),
                Map.entry(session("\"notes\": [[]]"), "expected objects"),
                Map.entry(session("\"deep\": " + "[".repeat(100_000)), "no readable JSON"));
        for (Map.Entry<String, String> entry : wrong.entrySet()) {
            Files.writeString(file, entry.getKey());
            assertThatThrownBy(() -> SessionFile.read(file))
                    .as(entry.getKey())
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining(entry.getValue())
                    .hasMessageContaining(String.valueOf(file.getFileName()));
        }
    }

    private static String session(String fields) {
        return "{\"format\": \"headlight-session\", \"version\": 1, " + fields + "}";
    }

    @Property(tries = 1)
    void halfACharacterBecomesTheReplacementCharacter() throws IOException {
        Session session = SessionJson.read(SessionJson.parse(session("\"view\": \"links\""), "a text"), "a text");
        SavedSide side = session.main();
        SavedSide half = new SavedSide(
                new InputText("a\ud800b", null), null, side.selection(), side.masks(), side.switchedOff(), null);
        SessionFile.write(
                file, new Session(half, session.view(), null, false, session.notes(), session.grid()), NOTHING, null);
        assertThat(SessionFile.read(file).session().main().input().text()).isEqualTo("a\ufffdb");
    }

    @Property(tries = 1)
    void whatIsAbsentIsAsUsual() throws IOException {
        Files.writeString(file, session("\"view\": \"galaxy\""));
        Session session = SessionFile.read(file).session();
        assertThat(session.main().input().text()).isEmpty();
        assertThat(session.main().model()).isNull();
        assertThat(session.compared()).isNull();
    }
}
