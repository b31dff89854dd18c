package dev.headlight.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.analysis.heads.CorpusStatistics;
import dev.headlight.analysis.heads.HeadDistances;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenizedText;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.TraceRequest;
import dev.headlight.testing.TinyBert;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CorpusRunTest {
    private static Engine engine;

    @BeforeAll
    static void open() throws Exception {
        engine = Engine.open(TinyBert.description(), new EngineSettings(1, Path.of("target", "test-cache")));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static TextLines lines(String text) {
        return TextLines.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "here");
    }

    @Test
    void theMeansAreThoseOfTheTextsOneByOne() throws Exception {
        CorpusStatistics expected = new CorpusStatistics(3, 4);
        StringBuilder file = new StringBuilder();
        for (int text = 1; text <= 20; text++) {
            String line = "the cat sat. ".repeat(1 + text % 4).strip();
            file.append(line).append('\n');
            TokenizedText tokens = engine.tokenize(line, null);
            expected.add(
                    tokens,
                    engine.prepare(TraceRequest.attentions(tokens)).execute().attentions());
        }

        CorpusReport report = new CorpusRun(engine, 3, 0).run(lines(file.toString()), (texts, fraction) -> {});

        assertThat(report.means().extent()).isEqualTo(expected.means().extent());
        assertThat(report.remarks()).isEmpty();
        for (HeadStatistic statistic : HeadStatistic.values()) {
            for (HeadRef head : report.means().all()) {
                assertThat(report.means().of(statistic, head))
                        .isCloseTo(expected.means().of(statistic, head), within(1e-6));
            }
        }
    }

    @Test
    void theNumbersDoNotDependOnHowManyRunAtOnce() throws Exception {
        String file = "one\ntwo words\tand a second sentence\nthree little words\nfour\nfive and six\n";

        HeadTable alone = new CorpusRun(engine, 1, 0)
                .run(lines(file), (texts, fraction) -> {})
                .means();
        HeadTable together = new CorpusRun(engine, 4, 0)
                .run(lines(file), (texts, fraction) -> {})
                .means();

        for (HeadStatistic statistic : HeadStatistic.values()) {
            assertThat(together.values(statistic)).isEqualTo(alone.values(statistic));
        }
    }

    @Test
    void headsAreComparedOverTheFirstTexts() throws Exception {
        HeadDistances distances = Objects.requireNonNull(new CorpusRun(engine, 2, 2)
                .run(lines("a\nb c\nd e f\n"), (texts, fraction) -> {})
                .distances());

        assertThat(distances.extent()).isEqualTo(new HeadDistances.Extent(2, 7, 7));
    }

    @Test
    void everyTextIsReportedAsItIsDone() throws Exception {
        List<Long> reported = new ArrayList<>();

        new CorpusRun(engine, 2, 0).run(lines("a\nb\n\nc\n"), (texts, fraction) -> reported.add(texts));

        assertThat(reported).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatWasLeftOutIsSaid() throws Exception {
        CorpusReport report =
                new CorpusRun(engine, 2, 0).run(lines("a\n\n" + "word ".repeat(100) + "\n"), (texts, fraction) -> {});

        assertThat(report.remarks())
                .containsExactly("1 blank line was skipped.", "1 text was cut to the 64 tokens that the model takes.");
    }

    @Test
    void aCancelledRunEndsAndLeavesTheEngineUsable() throws Exception {
        assertThatThrownBy(() -> new CorpusRun(engine, 2, 0).run(lines("a\nb\nc\nd\ne\n"), (texts, fraction) -> {
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(new CorpusRun(engine, 2, 0)
                        .run(lines("a\n"), (texts, fraction) -> {})
                        .means()
                        .extent()
                        .texts())
                .isEqualTo(1);
    }

    @Test
    void nothingToReadIsRefused() {
        assertThatThrownBy(() -> new CorpusRun(engine, 2, 0).run(lines("\n\n"), (texts, fraction) -> {}))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("There is no text in here");
    }
}
