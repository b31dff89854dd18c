package dev.headlight.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {
    @TempDir
    private Path folder;

    private static TextLines lines(String text) {
        return TextLines.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "here");
    }

    private static List<TextLine> all(TextLines lines) throws CorpusException {
        List<TextLine> all = new ArrayList<>();
        for (TextLine line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }

    @Test
    void everyLineIsATextHoweverItEnds() throws Exception {
        assertThat(all(lines("one\ntwo\r\nthree\rfour")))
                .containsExactly(
                        new TextLine(1, "one", null),
                        new TextLine(2, "two", null),
                        new TextLine(3, "three", null),
                        new TextLine(4, "four", null));
    }

    @Test
    void blankLinesAreSkippedAndCounted() throws Exception {
        TextLines lines = lines("\n one \n \t \n\r\ntwo\n\n");

        assertThat(all(lines)).containsExactly(new TextLine(2, "one", null), new TextLine(5, "two", null));
        assertThat(lines.blankLines()).isEqualTo(4);
    }

    @Test
    void theFirstTabStandsBetweenTwoSentences() throws Exception {
        assertThat(all(lines("one \t two\na\tb\tc")))
                .containsExactly(new TextLine(1, "one", "two"), new TextLine(2, "a", "b c"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws Exception {
        assertThat(all(lines("\uFEFFone\n\uFEFFtwo")))
                .containsExactly(new TextLine(1, "one", null), new TextLine(2, "\uFEFFtwo", null));
    }

    @Test
    void aLineThatIsTooLongIsCutBetweenCharactersAndCounted() throws Exception {
        for (String letter : List.of("a", "ä", "語", "😀")) {
            int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
            int fitting = TextLines.MOST_BYTES / bytes;
            for (String before : List.of("", "x", "xy", "xyz")) {
                TextLines lines = lines(before + letter.repeat(fitting + 9) + "\nnext");

                List<TextLine> all = all(lines);
                assertThat(all).hasSize(2);
                String kept = all.getFirst().text();
                assertThat(kept).doesNotContain("\uFFFD").startsWith(before).endsWith(letter);
                int length = kept.getBytes(StandardCharsets.UTF_8).length;
                assertThat(length).isBetween(TextLines.MOST_BYTES - bytes, TextLines.MOST_BYTES);
                assertThat(lines.cutLines()).isEqualTo(1);
            }
        }
    }

    @Test
    void whatIsNoTextIsRefusedWithItsLine() {
        byte[] latin = "one\nna\u00efve\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> all(TextLines.of(new ByteArrayInputStream(latin), "here")))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("Line 2 of here is no text")
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> all(lines("one\ntwo\nth\0ree")))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("Line 3");
    }

    @Test
    void anEndlessStreamOfNothingEndsAtOnce() {
        InputStream zeros = new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        };

        assertThatThrownBy(() -> all(TextLines.of(zeros, "zeros"))).isInstanceOf(CorpusException.class);
    }

    @Test
    void aMissingFileAFolderAndAnEmptyFileAreRefusedInASentence() throws Exception {
        Path missing = folder.resolve("missing.txt");
        Path empty = Files.writeString(folder.resolve("empty.txt"), "\n \n");

        assertThatThrownBy(() -> TextLines.open(missing)).hasMessageContaining("There is no file " + missing);
        assertThatThrownBy(() -> TextLines.open(folder)).hasMessageContaining("is a folder");
        try (TextLines lines = TextLines.open(empty)) {
            assertThatThrownBy(lines::checkBegin).hasMessageContaining("There is no text in " + empty);
        }
    }

    @Test
    void whatWasReadIsAShareOfTheFile() throws Exception {
        try (TextLines lines = TextLines.open(Files.writeString(folder.resolve("four.txt"), "a\nb\nc\nd\n"))) {
            lines.next();
            assertThat(lines.fraction()).isEqualTo(0.25);
            all(lines);
            assertThat(lines.fraction()).isEqualTo(1);
        }
        assertThat(lines("a").fraction()).isNaN();
    }
}
