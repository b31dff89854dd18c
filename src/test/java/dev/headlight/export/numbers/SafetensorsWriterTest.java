package dev.headlight.export.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headlight.core.FloatTensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SafetensorsWriterTest {
    private static byte[] write(Map<String, String> metadata, StackedTensor... tensors) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SafetensorsWriter.write(Channels.newChannel(bytes), metadata, List.of(tensors));
        return bytes.toByteArray();
    }

    private static StackedTensor tensor(String name, int parts, int rows, int columns) {
        return new StackedTensor(
                name,
                IntStream.range(0, parts)
                        .mapToObj(part -> FloatTensor.copyOf(numbers(part, rows * columns), rows, columns))
                        .toList());
    }

    private static float[] numbers(int part, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = part * 1000 - i / 7f;
        }
        return numbers;
    }

    @Test
    void partsStandOneAfterAnotherAsOneTensor() throws IOException {
        SafetensorsContent content = SafetensorsContent.of(write(Map.of(), tensor("a", 3, 2, 5)));
        assertThat(content.type("a")).isEqualTo("F32");
        assertThat(content.shape("a")).containsExactly(3, 2, 5);
        assertThat(content.numbers("a")).hasSize(30).startsWith(numbers(0, 10)).endsWith(numbers(2, 10));
    }

    @Test
    void tensorsLieInOrderWithoutGapsAndFillTheFile() throws IOException {
        byte[] file = write(Map.of(), tensor("z", 1, 1, 3), tensor("a", 2, 1, 1));
        SafetensorsContent content = SafetensorsContent.of(file);
        assertThat(content.names()).containsExactly("z", "a");
        assertThat(content.range("z")).containsExactly(0, 12);
        assertThat(content.range("a")).containsExactly(12, 20);
        assertThat(content.dataLength()).isEqualTo(20);
    }

    @Test
    void dataBeginsAtAMultipleOfEightForHeadersOfAnyLength() throws IOException {
        for (int length = 0; length < 9; length++) {
            byte[] file = write(Map.of("text", "x".repeat(length)), tensor("a", 1, 1, 2));
            SafetensorsContent content = SafetensorsContent.of(file);
            assertThat(content.headerLength() % 8).isZero();
            assertThat(file.length).isEqualTo(8 + content.headerLength() + 8);
            assertThat(content.numbers("a")).containsExactly(numbers(0, 2));
        }
    }

    @Test
    void aTensorLargerThanOneChunkIsWhole() throws IOException {
        SafetensorsContent content = SafetensorsContent.of(write(Map.of(), tensor("a", 1, 257, 129)));
        assertThat(content.numbers("a")).containsExactly(numbers(0, 257 * 129));
    }

    @Test
    void metadataKeepsEveryCharacter() throws IOException {
        String text = "quote \" backslash \\ line\nbreak \u0001 \u2028 漢字 😀 <&>'";
        SafetensorsContent content = SafetensorsContent.of(write(Map.of("text", text), tensor("a", 1, 1, 1)));
        assertThat(content.metadata("text")).isEqualTo(text);
    }

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        Map<String, String> one = Map.of("a", "1", "b", "2", "c", "3");
        Map<String, String> other = Map.of("c", "3", "b", "2", "a", "1");
        assertThat(write(one, tensor("t", 2, 3, 4))).isEqualTo(write(other, tensor("t", 2, 3, 4)));
    }

    @Test
    void aNameStandsForOneTensorOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(Map.of(), tensor("a", 1, 1, 1), tensor("a", 1, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> write(Map.of(), tensor("__metadata__", 1, 1, 1)));
    }

    @Test
    void partsShareOneShape() {
        List<FloatTensor> parts = List.of(FloatTensor.copyOf(new float[2], 2), FloatTensor.copyOf(new float[3], 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new StackedTensor("a", parts));
    }
}
