package dev.headlight.model;

import dev.headlight.core.AttentionOrigin;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;
import dev.headlight.core.ModelOrigin;
import dev.headlight.core.ModelTask;
import java.util.List;

/**
 * What a conversion learned about the model.
 *
 * @param labels names of the classes it tells apart, by their number
 * @param note what was done to get the attentions, in a sentence or two
 */
record ConvertedModel(
        String architecture,
        ModelTask task,
        List<String> labels,
        ModelShape shape,
        TraceOutputs outputs,
        String note,
        ModelOrigin origin) {
    ConvertedModel {
        labels = List.copyOf(labels);
    }

    ConvertedModel withAttentions(List<AttentionOrigin> attentions) {
        return new ConvertedModel(
                architecture,
                task,
                labels,
                shape,
                outputs,
                note,
                new ModelOrigin(origin.producer(), origin.opset(), origin.precision(), origin.tokenizer(), attentions));
    }
}
