package dev.headlight.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NarrowingTest {
    private static final int INFINITY = 0x7c00;

    @Test
    void everyHalfStaysWhatItIs() {
        for (int bits = 0; bits <= 0xffff; bits++) {
            float number = Float.float16ToFloat((short) bits);
            if (Float.isNaN(number)) {
                assertThat(Float.float16ToFloat(Narrowing.half(number))).isNaN();
            } else {
                assertThat(Narrowing.half(number)).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void betweenEveryTwoNeighboursTheNearestIsTakenAndTheEvenInTheMiddle() {
        for (int bits = 0; bits + 1 < INFINITY; bits++) {
            float lower = Float.float16ToFloat((short) bits);
            float upper = Float.float16ToFloat((short) (bits + 1));
            float middle = (lower + upper) / 2;
            assertThat(Narrowing.half(Math.nextDown(middle))).isEqualTo((short) bits);
            assertThat(Narrowing.half(middle)).isEqualTo((short) (bits + (bits & 1)));
            assertThat(Narrowing.half(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
            assertThat(Narrowing.half(-middle)).isEqualTo((short) (bits + (bits & 1) | 0x8000));
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {65_504f, 65_519f, 65_520f, 1e10f, Float.MAX_VALUE})
    void finiteNumbersStayFinite(float number) {
        assertThat(Float.float16ToFloat(Narrowing.half(number))).isEqualTo(65_504f);
        assertThat(Float.float16ToFloat(Narrowing.half(-number))).isEqualTo(-65_504f);
    }

    @Test
    void infinityStaysInfinite() {
        assertThat(Narrowing.half(Float.POSITIVE_INFINITY)).isEqualTo((short) INFINITY);
    }

    @Test
    void wholeNumbersAreWithinHalfAFactorAlongEveryAxis() throws OnnxFormatException {
        List<Long> shape = List.of(3L, 5L, 7L);
        Random random = new Random(3);
        FloatBuffer numbers = FloatBuffer.allocate(3 * 5 * 7);
        while (numbers.hasRemaining()) {
            numbers.put((float) random.nextGaussian());
        }
        numbers.flip();
        for (int axis = 0; axis < 3; axis++) {
            float[] scales = Narrowing.scales("w", numbers, shape, axis);
            assertThat(scales).hasSize(shape.get(axis).intValue());
            int inner = Narrowing.inner(shape, axis);
            ByteBuffer target = ByteBuffer.allocate(numbers.remaining());
            Narrowing.quantise(numbers, 0, target, scales, inner);
            int largest = 0;
            for (int i = 0; i < target.capacity(); i++) {
                float scale = scales[i / inner % scales.length];
                assertThat(target.get(i) * scale).isCloseTo(numbers.get(i), within(scale * 0.5001f));
                largest = Math.max(largest, Math.abs(target.get(i)));
            }
            assertThat(largest).isEqualTo(127);
        }
    }

    @Test
    void channelsOfZerosAndOfTheSmallestNumbersDivideByNothing() throws OnnxFormatException {
        FloatBuffer numbers = FloatBuffer.wrap(new float[] {0, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, 3e38f, -3e38f});
        float[] scales = Narrowing.scales("w", numbers, List.of(3L, 2L), 0);
        ByteBuffer target = ByteBuffer.allocate(6);
        Narrowing.quantise(numbers, 0, target, scales, 2);
        assertThat(target.array()).containsExactly(0, 0, 0, 0, 127, -127);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefused(float number) {
        FloatBuffer numbers = FloatBuffer.wrap(new float[] {1, number});
        assertThatThrownBy(() -> Narrowing.scales("w", numbers, List.of(2L, 1L), 0))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageContaining("weight w");
    }
}
