package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.testing.TinyBert;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TraceHistoryTest {
    private static final Selection HEAD = Selection.of(new HeadRef(1, 2));

    private Instant now = Instant.EPOCH;
    private final TraceHistory history = new TraceHistory(() -> now);

    private void look(String text, Duration standing) {
        history.add(TinyBert.description(), new InputText(text, null), HEAD);
        now = now.plus(standing);
    }

    @Test
    void whatStoodIsRememberedNewestFirst() {
        look("one", TraceHistory.MOMENT);
        look("two", TraceHistory.MOMENT);
        assertThat(history.moments())
                .extracting(moment -> moment.input().text())
                .containsExactly("two", "one");
    }

    @Test
    void whatWasTypedOverIsPassedOver() {
        look("t", Duration.ofMillis(80));
        look("tw", Duration.ofMillis(80));
        look("two", TraceHistory.MOMENT);
        look("three", TraceHistory.MOMENT);
        assertThat(history.moments())
                .extracting(moment -> moment.input().text())
                .containsExactly("three", "two");
    }

    @Test
    void whatComesAgainIsThereOnce() {
        look("one", TraceHistory.MOMENT);
        look("two", TraceHistory.MOMENT);
        look("one", TraceHistory.MOMENT);
        assertThat(history.moments())
                .extracting(moment -> moment.input().text())
                .containsExactly("one", "two");
    }

    @Test
    void anotherRunOnTheSameTextDoesNotMakeItNew() {
        look("one", TraceHistory.MOMENT);
        look("one", Duration.ofMillis(80));
        look("two", TraceHistory.MOMENT);
        assertThat(history.moments())
                .extracting(moment -> moment.input().text())
                .containsExactly("two", "one");
    }

    @Test
    void theOldestAreForgotten() {
        for (int number = 0; number <= TraceHistory.MOST; number++) {
            look("text " + number, TraceHistory.MOMENT);
        }
        assertThat(history.moments()).hasSize(TraceHistory.MOST);
        assertThat(history.moments().getLast().input().text()).isEqualTo("text 1");
    }

    @Test
    void whereSomebodyLookedLastIsKept() {
        look("one", TraceHistory.MOMENT);
        Selection other = Selection.of(new HeadRef(2, 0));
        history.look(other);
        assertThat(history.moments().getFirst().selection()).isEqualTo(other);
        assertThat(history.moments().getFirst().words()).isEqualTo("one   Tiny BERT, head 3-1");
    }
}
