package dev.headlight.engine;

import dev.headlight.core.AttentionTensor;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadVectors;
import dev.headlight.core.HiddenStates;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Provenance;
import dev.headlight.core.TokenLogits;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceDetails;
import dev.headlight.core.TraceField;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes a trace of the results of a run.
 *
 * @param model whose outputs they are
 * @param request what was asked for
 * @param runtime the runtime and its version
 */
record TraceAssembly(ModelDescription model, TraceRequest request, String runtime) {
    OutputPlan plan() {
        return OutputPlan.of(model, request);
    }

    Trace trace(RunOutputs outputs, Duration duration) {
        Provenance provenance = new Provenance(
                model.id(),
                model.name(),
                model.files().sha256(),
                runtime,
                duration,
                new TreeSet<>(request.switchedOff()));
        AttentionTensor attentions =
                new AttentionTensor(outputs.tensors(model.outputs().attentions()));
        TraceDetails details = new TraceDetails(
                vectors(outputs, TraceField.QUERIES),
                vectors(outputs, TraceField.KEYS),
                vectors(outputs, TraceField.VALUES),
                hiddenStates(outputs),
                predictions(outputs),
                answers(outputs));
        return new Trace(provenance, request.text(), attentions, details);
    }

    private @Nullable HeadVectors vectors(RunOutputs outputs, TraceField field) {
        List<String> names = names(field);
        return names.isEmpty() ? null : new HeadVectors(outputs.tensors(names));
    }

    private @Nullable HiddenStates hiddenStates(RunOutputs outputs) {
        List<String> names = names(TraceField.HIDDEN_STATES);
        return names.isEmpty() ? null : new HiddenStates(outputs.tensors(names));
    }

    private List<String> names(TraceField field) {
        return request.fields().contains(field) ? model.outputs().details().getOrDefault(field, List.of()) : List.of();
    }

    private @Nullable TokenLogits predictions(RunOutputs outputs) {
        boolean isAsked =
                model.predictsTokens() && !request.predictionPositions().isEmpty();
        return isAsked
                ? new TokenLogits(
                        request.predictionPositions(),
                        outputs.tensor(model.outputs().task().getFirst()))
                : null;
    }

    private Map<String, FloatTensor> answers(RunOutputs outputs) {
        Map<String, FloatTensor> answers = new HashMap<>();
        if (wantsAnswers(model, request)) {
            model.outputs().task().forEach(name -> answers.put(name, outputs.tensor(name)));
        }
        return answers;
    }

    /** Whether the outputs that answer the task are to be fetched. */
    static boolean wantsAnswers(ModelDescription model, TraceRequest request) {
        if (!model.outputs().answersTask()) {
            return false;
        }
        return model.predictsTokens()
                ? !request.predictionPositions().isEmpty()
                : request.fields().contains(TraceField.LOGITS);
    }
}
