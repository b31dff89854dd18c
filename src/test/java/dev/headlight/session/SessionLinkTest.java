package dev.headlight.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.state.GridLook;
import dev.headlight.state.InputText;
import dev.headlight.state.MaskedTokens;
import dev.headlight.state.Notes;
import dev.headlight.state.SwitchedOffHeads;
import dev.headlight.state.ViewMode;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SessionLinkTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    private static Session session(String text) {
        SavedSide side = new SavedSide(
                new InputText(text, null),
                new ModelReference("bert-base-uncased", "BERT", SHA, "/home/somebody/bert"),
                Selection.of(new HeadRef(7, 10)),
                MaskedTokens.NONE,
                SwitchedOffHeads.NONE,
                null);
        return new Session(side, ViewMode.LINKS_AND_MATRIX, null, false, Notes.NONE, GridLook.PLAIN);
    }

    @Provide
    Arbitrary<Session> sessions() {
        return SessionArbitrary.sessions();
    }

    @Property(tries = 300, seed = "3")
    void aLinkShowsTheSameViewAgain(@ForAll("sessions") Session session) throws SessionException {
        String link = SessionLink.of(session);
        assertThat(link).matches("\\S+");
        Session read = SessionLink.read("\n " + link + " ");
        SavedSide main = session.main();
        assertThat(read.main().input()).isEqualTo(main.input());
        assertThat(read.main().selection()).isEqualTo(main.selection());
        assertThat(read.main().masks()).isEqualTo(main.masks());
        assertThat(read.main().switchedOff()).isEqualTo(main.switchedOff());
        assertThat(read.view()).isEqualTo(session.view());
        assertThat(read.grid()).isEqualTo(session.grid());
        if (main.model() == null) {
            assertThat(read.main().model()).isNull();
        } else {
            assertThat(Objects.requireNonNull(read.main().model()).id())
                    .isEqualTo(main.model().id());
            assertThat(main.model().sha256()).startsWith(read.main().model().sha256());
        }
    }

    @Test
    void aLinkCanBeReadByPeopleAndTellsNoPlaces() throws SessionException {
        assertThat(SessionLink.of(session("The cat sat.")))
                .isEqualTo("headlight:1?text=The+cat+sat.&heads=8-11&model=bert-base-uncased&sha=0123456789ab");
    }

    @Test
    void aTextThatIsTooLongIsForAFile() {
        assertThatThrownBy(() -> SessionLink.of(session("日".repeat(2_000))))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("Save the session as a file");
    }

    @Test
    void brokenLinksAreRefusedWithTheReason() {
        assertThatThrownBy(() -> SessionLink.read("headlight:2?text=a")).hasMessageContaining("newer Headlight");
        for (String link : List.of(
                "headlight:",
                "headlight:1",
                "headlight:1?text=%4",
                "headlight:1?heads=8",
                "headlight:1?heads=8-11,9-1",
                "headlight:1?share=NaN",
                "headlight:1?model=",
                "headlight:1?model=a&sha=zz",
                "headlight:1?masked=1,,2",
                "headlight:1?words=maybe",
                "headlight:1?hidden=" + "1,".repeat(5_000))) {
            assertThatThrownBy(() -> SessionLink.read(link)).as(link).isInstanceOf(SessionException.class);
        }
    }
}
