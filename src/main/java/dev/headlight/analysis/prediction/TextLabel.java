package dev.headlight.analysis.prediction;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.LabelScale;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A label of a text.
 *
 * @param id its number
 * @param name as the model calls it
 * @param value its probability, 0..1, or the model's number itself where the scale is {@link LabelScale#REGRESSION}
 */
public record TextLabel(int id, String name, double value) {
    /**
     * All labels, the likeliest first.
     *
     * @param logits {@code [labels]}
     */
    public static List<TextLabel> of(FloatTensor logits, List<String> names, LabelScale scale) {
        double[] values = values(Logits.row(logits, 0), scale);
        return IntStream.range(0, values.length)
                .mapToObj(id -> new TextLabel(id, names.get(id), values[id]))
                .sorted(Comparator.comparingDouble((TextLabel label) -> -label.value())
                        .thenComparingInt(TextLabel::id))
                .toList();
    }

    static double[] values(float[] logits, LabelScale scale) {
        if (scale == LabelScale.ONE_OF_MANY) {
            return Logits.softmax(logits);
        }
        double[] values = new double[logits.length];
        for (int id = 0; id < values.length; id++) {
            values[id] = scale == LabelScale.ANY_OF_MANY ? Logits.sigmoid(logits[id]) : logits[id];
        }
        return values;
    }
}
