package dev.headlight.model;

import dev.headlight.core.AttentionKind;
import dev.headlight.core.AttentionOrigin;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at the attentions of a first run: are they what the description promises? */
final class ProbeCheck {
    /** Weights in float16 and int8 leave rows that miss 1 by less than this. */
    private static final double TOLERANCE = 1e-2;

    private final ModelDescription model;
    private final AttentionTensor attentions;

    ProbeCheck(ModelDescription model, Trace trace) {
        this.model = model;
        this.attentions = trace.attentions();
    }

    /**
     * Where the attentions come from, causal or not as the run shows it.
     *
     * @throws ModelStoreException if a row of attention does not sum to 1 or the shapes are others than described
     */
    List<AttentionOrigin> confirm() throws ModelStoreException {
        if (attentions.layers() != model.shape().layers()
                || attentions.heads() != model.shape().heads()) {
            throw new ModelStoreException("A first run of the model " + model.id() + " gave " + attentions.layers()
                    + " layers of " + attentions.heads() + " heads, expected "
                    + model.shape().layers() + " of " + model.shape().heads());
        }
        List<AttentionOrigin> confirmed = new ArrayList<>();
        for (AttentionOrigin origin : model.origin().attentions()) {
            checkRows(origin);
            confirmed.add(seen(origin));
        }
        return confirmed;
    }

    private void checkRows(AttentionOrigin origin) throws ModelStoreException {
        FloatTensor layer = attentions.layer(origin.layer());
        int keys = layer.dimension(2);
        for (int row = 0; row < layer.size() / keys; row++) {
            double sum = 0;
            for (int key = 0; key < keys; key++) {
                sum += layer.get(row * keys + key);
            }
            // Written so that a sum that is no number fails.
            if (!(Math.abs(sum - 1) <= TOLERANCE)) {
                throw new ModelStoreException(String.format(
                        Locale.ROOT,
                        "In a first run of the model %s a row of \"%s\" sums to %.4f, expected 1: this tensor holds no"
                                + " attention",
                        model.id(),
                        origin.tensor(),
                        sum));
            }
        }
    }

    private AttentionOrigin seen(AttentionOrigin origin) {
        AttentionKind kind = isCausal(attentions.layer(origin.layer())) ? AttentionKind.CAUSAL : AttentionKind.SELF;
        return new AttentionOrigin(origin.layer(), origin.tensor(), kind, origin.method());
    }

    /** Whether no token looks at a later one, in any head. */
    private static boolean isCausal(FloatTensor layer) {
        int queries = layer.dimension(1);
        int keys = layer.dimension(2);
        for (int head = 0; head < layer.dimension(0); head++) {
            for (int query = 0; query < queries; query++) {
                for (int key = query + 1; key < keys; key++) {
                    if (layer.get((head * queries + query) * keys + key) != 0) {
                        return false;
                    }
                }
            }
        }
        return queries > 1;
    }
}
