package dev.headlight.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.hub.DownloadState.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferMeterTest {
    private Instant now = HubFixture.NOW;
    private final List<DownloadState> states = new ArrayList<>();
    private final TransferMeter meter = new TransferMeter(100_000_000, () -> now, states::add);

    private void fetch(int bytes, long milliseconds) {
        now = now.plusMillis(milliseconds);
        meter.fetched(bytes);
    }

    @Test
    void aSteadySpeedIsRightFromTheFirstReportOn() {
        for (int i = 0; i < 20; i++) {
            fetch(500_000, 500);
        }
        // Within a billionth of 1 MB a second.
        assertThat(states)
                .hasSize(20)
                .allSatisfy(state -> assertThat(state.bytesPerSecond()).isCloseTo(1e6, within(1e-3)));
        assertThat(states.getLast().remaining()).contains(Duration.ofSeconds(90));
        assertThat(states.getLast().words()).isEqualTo("10 MB of 100 MB, 1 MB a second, 90 seconds left");
    }

    @Test
    void aShortPauseLeavesTheEstimateNearAndALongOneEndsIt() {
        for (int i = 0; i < 100; i++) {
            fetch(500_000, 500);
        }
        fetch(1, 1000);
        assertThat(states.getLast().bytesPerSecond()).isBetween(0.8e6, 0.9e6);
        fetch(1, 60_000);
        assertThat(states.getLast().bytesPerSecond()).isLessThan(10);
    }

    @Test
    void whatWasThereBeforeSaysNothingAboutTheSpeed() {
        meter.found(90_000_000);
        fetch(1_000_000, 1000);

        assertThat(states.getLast().bytesPerSecond()).isCloseTo(1e6, within(1e-3));
        assertThat(states.getLast().fraction()).isCloseTo(0.91, within(1e-9));
        assertThat(states.getLast().remaining()).contains(Duration.ofSeconds(9));
    }

    @Test
    void reportsAFewTimesInASecondHoweverManyPiecesCome() {
        for (int i = 0; i < 1000; i++) {
            fetch(1000, 1);
        }
        assertThat(states).hasSize(5);
    }

    @Test
    void promisesNoTimeWhileNothingIsKnown() {
        meter.report(Step.FETCHING);

        assertThat(states.getLast().remaining()).isEmpty();
        assertThat(states.getLast().words()).isEqualTo("0 bytes of 100 MB");
    }
}
