package dev.headlight.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFileTest {
    @TempDir
    Path folder;

    private Path write(long headerLength, String header, byte... data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + json.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(headerLength)
                .put(json)
                .put(data);
        return Files.write(folder.resolve("some.safetensors"), file.array());
    }

    private Path write(String header, byte... data) throws IOException {
        return write(header.length(), header, data);
    }

    @Test
    void floatsHalvesAndBrainFloatsBecomeFloat32() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        data.putFloat(1.5f).putFloat(-2f);
        data.putShort(Float.floatToFloat16(0.25f)).putShort(Float.floatToFloat16(-3f));
        data.putShort((short) (Float.floatToIntBits(2f) >>> 16)).putShort((short) (Float.floatToIntBits(-1f) >>> 16));
        Path file = write(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
                        + "\"c\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[12,16]},"
                        + "\"b\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[8,12]},"
                        + "\"__metadata__\":{\"model\":\"made\"}}",
                data.array());
        Map<String, float[]> read = new HashMap<>();
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            assertThat(weights.metadata()).containsEntry("model", "made");
            assertThat(weights.weights()).extracting(WeightInfo::name).containsExactly("a", "b", "c");
            assertThat(weights.weights().getFirst().shape()).isEqualTo(List.of(1L, 2L));
            weights.read(Set.of("a", "b", "c"), (weight, numbers) -> {
                float[] copy = new float[numbers.remaining()];
                numbers.get(copy);
                read.put(weight.name(), copy);
            });
        }
        assertThat(read.get("a")).containsExactly(1.5f, -2f);
        assertThat(read.get("b")).containsExactly(0.25f, -3f);
        assertThat(read.get("c")).containsExactly(2f, -1f);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"a\":3}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F99\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.5],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
            })
    void hostileHeadersAreRefused(String header) throws IOException {
        Path file = write(header, new byte[8]);
        assertThatThrownBy(() -> SafetensorsFile.open(file).close()).isInstanceOf(CheckpointException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 3, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
    void impossibleHeaderLengthsAreRefusedBeforeMemoryIsTaken(long length) throws IOException {
        Path file = write(length, "{}");
        assertThatThrownBy(() -> SafetensorsFile.open(file).close()).isInstanceOf(CheckpointException.class);
    }

    @Test
    void wholeNumbersAreListedButNotReadAsFloats() throws IOException {
        Path file = write("{\"a\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", new byte[8]);
        try (SafetensorsFile weights = SafetensorsFile.open(file)) {
            assertThat(weights.weights()).hasSize(1);
            assertThatThrownBy(() -> weights.read(Set.of("a"), (weight, numbers) -> {}))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("INT64");
        }
    }
}
