package dev.headlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.hub.Checksum.Algorithm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartFileTest {
    private static final HubFile FILE = new HubFile("a", 100, new Checksum(Algorithm.SHA256, "0".repeat(64)));

    @TempDir
    Path folder;

    private PartFile open(HubFile file) throws IOException {
        return PartFile.open(
                folder.resolve("a"),
                file,
                4,
                new HubLimits(4, 10, 1000, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 19, 20, 99, 100, 101, 4_000_000_007L})
    void segmentsCoverAFileWithoutGapOrOverlap(long bytes) throws IOException {
        try (PartFile part = open(new HubFile("a", bytes, FILE.checksum()))) {
            List<Segment> segments = part.segments();
            assertThat(segments).hasSizeBetween(1, 4);
            assertThat(segments.getFirst().start()).isZero();
            assertThat(segments.getLast().end()).isEqualTo(bytes);
            for (int i = 1; i < segments.size(); i++) {
                assertThat(segments.get(i).start())
                        .isEqualTo(segments.get(i - 1).end());
            }
        }
    }

    @Test
    void goesOnWhereTheJournalSays() throws IOException {
        writeTenBytesIntoTheSecondSegment();

        try (PartFile part = open(FILE)) {
            assertThat(part.segments()).extracting(Segment::done).containsExactly(0L, 10L, 0L, 0L);
            assertThat(part.tag()).isEqualTo("\"tag\"");
        }
        assertThat(PartFile.doneBytes(folder.resolve("a"), FILE)).isEqualTo(10);
    }

    private void writeTenBytesIntoTheSecondSegment() throws IOException {
        try (PartFile part = open(FILE)) {
            part.write(part.segments().get(1), ByteBuffer.wrap(new byte[10]));
            part.remember("\"tag\"");
            part.save();
        }
    }

    @Test
    void startsAnewForOtherContent() throws IOException {
        writeTenBytesIntoTheSecondSegment();

        HubFile other = new HubFile("a", 100, new Checksum(Algorithm.SHA256, "1".repeat(64)));
        try (PartFile part = open(other)) {
            assertThat(part.doneBytes()).isZero();
        }
    }

    @Test
    void startsAnewWhenThePartialFileIsShorterThanItsJournalSays() throws IOException {
        writeTenBytesIntoTheSecondSegment();
        Files.write(folder.resolve("a.part"), new byte[5]);

        try (PartFile part = open(FILE)) {
            assertThat(part.doneBytes()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"format\": 1}",
                "[[100, 200]]",
                "[[50, 10]]",
                "[[50, 10], [100, 40]]",
                "[[100, -1]]",
                "[[50, 50], [40, 40], [100, 100]]",
                "[[\"100\", 1]]",
                "[[100]]",
                "[100, 10]",
                "[[1e99, 1]]",
            })
    void startsAnewWhenTheJournalIsDamaged(String segments) throws IOException {
        Files.write(folder.resolve("a.part"), new byte[100]);
        Files.writeString(
                folder.resolve("a.part.json"),
                segments.startsWith("[[") || segments.startsWith("[1")
                        ? "{\"format\": 1, \"bytes\": 100, \"checksum\": \"" + FILE.checksum() + "\", \"segments\": "
                                + segments + "}"
                        : segments);

        try (PartFile part = open(FILE)) {
            assertThat(part.doneBytes()).isZero();
            assertThat(part.segments()).hasSize(4);
        }
    }
}
