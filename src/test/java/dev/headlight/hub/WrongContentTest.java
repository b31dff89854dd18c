package dev.headlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.hub.HubException.Problem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content that is not what the listing announced. */
class WrongContentTest {
    private static final String WEIGHTS = "model.safetensors";
    private final byte[] weights = Content.random(100_000);

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new HubFixture(folder);
        fixture.hub.file(WEIGHTS, weights, true);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void fetchesAgainWhatCameWithAWrongHash() throws Exception {
        fixture.hub.next(WEIGHTS, Answers.wrongBytes());

        assertThat(fixture.download().main()).hasBinaryContent(weights);
        assertThat(fixture.ranges(WEIGHTS)).hasSize(2);
    }

    @Test
    void refusesContentWhoseHashStaysWrong() {
        fixture.hub.next(WEIGHTS, Answers.wrongBytes(), Answers.wrongBytes(), Answers.wrongBytes());

        HubException failure = fixture.failure();

        assertThat(failure.problem()).isEqualTo(Problem.DAMAGED);
        assertThat(failure).hasMessageContainingAll(WEIGHTS, "expected SHA-256 " + Content.sha256(weights), "found");
        assertThat(fixture.place(WEIGHTS, WEIGHTS)).doesNotExist();
    }

    @Test
    void refusesSmallFilesByTheirGitHash() {
        fixture.hub.text("config.json", "{\"a\": 1}");
        fixture.hub.next("config.json", Answers.wrongBytes(), Answers.wrongBytes(), Answers.wrongBytes());

        assertThat(fixture.failure()).hasMessageContainingAll("config.json", "git blob");
    }

    @Test
    void refusesContentOfAnotherLength() {
        fixture.hub.next(WEIGHTS, Answers.wrongLength(99), Answers.wrongLength(99), Answers.wrongLength(99));

        HubException failure = fixture.failure();

        assertThat(failure.problem()).isEqualTo(Problem.DAMAGED);
        assertThat(failure).hasMessageContaining("expected 100000 bytes, found 99");
    }

    @Test
    void stopsReadingContentThatDoesNotEnd() {
        fixture.hub.next(WEIGHTS, Answers.endless(1), Answers.endless(100), Answers.endless(100_000));

        HubException failure = fixture.failure();

        assertThat(failure.problem()).isEqualTo(Problem.DAMAGED);
        assertThat(failure).hasMessageContaining("more came than the 100000 bytes");
    }
}
