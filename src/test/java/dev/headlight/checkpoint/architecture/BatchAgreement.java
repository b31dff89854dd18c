package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import dev.headlight.onnx.OnnxRun.Result;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** That two texts in one run yield what each yields alone. */
final class BatchAgreement {
    private static final float TOLERANCE = 1e-4f;
    private static final long[] FIRST = {2, 7, 9, 11, 5, 3};
    private static final long[] SECOND = {2, 12, 6, 6, 8, 3};

    private BatchAgreement() {}

    /** For a model of three heads or more and a vocabulary of 13 words or more. */
    static void assertTextsDoNotMeet(ExportRun export) throws OrtException {
        float[][] firstHeads = masks(export, 0);
        float[][] secondHeads = masks(export, 1);
        Map<String, Result> first = export.run(firstHeads, FIRST);
        Map<String, Result> second = export.run(secondHeads, SECOND);
        Map<String, Result> both = export.run(besides(firstHeads, secondHeads), FIRST, SECOND);
        assertThat(both).containsOnlyKeys(first.keySet()).hasSizeGreaterThan(2);
        both.forEach(
                (name, result) -> assertJoined(name, result.numbers(), numbers(first, name), numbers(second, name)));
    }

    private static float[] numbers(Map<String, Result> results, String name) {
        return Objects.requireNonNull(results.get(name)).numbers();
    }

    private static void assertJoined(String name, float[] both, float[] first, float[] second) {
        assertThat(both).as(name).hasSize(first.length + second.length);
        assertThat(Arrays.copyOf(both, first.length)).as(name).containsExactly(first, within(TOLERANCE));
        assertThat(Arrays.copyOfRange(both, first.length, both.length))
                .as(name)
                .containsExactly(second, within(TOLERANCE));
        assertThat(Arrays.copyOf(both, first.length)).as(name).isNotEqualTo(second);
    }

    /** All heads on but one of the first layer. */
    private static float[][] masks(ExportRun export, int off) {
        float[][] masks = new float[export.export().sizes().layers()]
                [export.export().sizes().heads()];
        Arrays.stream(masks).forEach(layer -> Arrays.fill(layer, 1));
        masks[0][off] = 0;
        return masks;
    }

    private static float[][] besides(float[][] first, float[][] second) {
        float[][] both = new float[first.length][];
        for (int layer = 0; layer < first.length; layer++) {
            int heads = first[layer].length;
            both[layer] = Arrays.copyOf(first[layer], 2 * heads);
            System.arraycopy(second[layer], 0, both[layer], heads, heads);
        }
        return both;
    }
}
