package dev.headlight.analysis.heads;

import dev.headlight.analysis.Entropy;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.HeadRef;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * How far all heads of a model are from each other: the mean Jensen-Shannon divergence of their rows, by which Clark et
 * al. 2019 map heads. Immutable.
 */
public final class HeadDistances {
    private static final int FEWEST_ROWS = 8;

    /** So many weights are compared at most, which takes some tenths of a second. */
    private static final double MOST_COMPARISONS = 4e8;

    private final int heads;
    private final double[] distances;
    private final Extent extent;

    /**
     * What was compared.
     *
     * @param texts how many
     * @param rows of them all that were compared
     * @param allRows that there are
     */
    public record Extent(int texts, long rows, long allRows) {}

    private HeadDistances(int heads, double[] distances, Extent extent) {
        this.heads = heads;
        this.distances = distances;
        this.extent = extent;
    }

    /**
     * Compares every head with every other, on all processors. Of long texts, and where there are very many heads, as
     * many rows are compared as time allows, evenly spread.
     *
     * @throws CancellationException if the thread is interrupted; the flag stays set
     */
    public static HeadDistances of(AttentionTensor attentions) {
        int count = attentions.layers() * attentions.heads();
        int all = attentions.queries();
        double pairs = Math.max(1, count * (count - 1) / 2.0);
        int affordable = (int) Math.min(SimilarHeads.MAX_ROWS, MOST_COMPARISONS / pairs / attentions.keys());
        int rows = Math.min(all, Math.max(FEWEST_ROWS, affordable));
        double[] sums = new double[count * count];
        for (int row = 0; row < rows; row++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the comparison of heads was interrupted");
            }
            compare(attentions, (int) ((long) row * all / rows), sums);
        }
        for (int place = 0; place < sums.length; place++) {
            sums[place] /= rows;
        }
        return new HeadDistances(attentions.heads(), sums, new Extent(1, rows, all));
    }

    private static void compare(AttentionTensor attentions, int query, double[] sums) {
        int heads = attentions.heads();
        int count = attentions.layers() * heads;
        float[][] rows = new float[count][];
        double[] entropies = new double[count];
        for (int place = 0; place < count; place++) {
            rows[place] =
                    attentions.matrix(new HeadRef(place / heads, place % heads)).row(query);
            entropies[place] = Entropy.nats(rows[place]);
        }
        IntStream.range(0, count).parallel().forEach(first -> {
            for (int second = first + 1; second < count; second++) {
                double mean = (entropies[first] + entropies[second]) / 2;
                double divergence = Math.max(0, Entropy.ofMean(rows[first], rows[second]) - mean);
                sums[first * count + second] += divergence;
                sums[second * count + first] += divergence;
            }
        });
    }

    /** The means over several texts, each weighing the same. */
    public static HeadDistances mean(List<HeadDistances> texts) {
        HeadDistances first = texts.getFirst();
        double[] mean = new double[first.distances.length];
        long rows = 0;
        long allRows = 0;
        for (HeadDistances text : texts) {
            for (int place = 0; place < mean.length; place++) {
                mean[place] += text.distances[place] / texts.size();
            }
            rows += text.extent.rows;
            allRows += text.extent.allRows;
        }
        return new HeadDistances(first.heads, mean, new Extent(texts.size(), rows, allRows));
    }

    /** How many heads there are. */
    public int size() {
        return (int) Math.round(Math.sqrt(distances.length));
    }

    /** In each layer. */
    public int heads() {
        return heads;
    }

    public Extent extent() {
        return extent;
    }

    /** In nats: 0 for the same attention, log 2 at most. */
    public double between(HeadRef first, HeadRef second) {
        return distances[place(first) * size() + place(second)];
    }

    /** The heads that are nearest to one, the nearest first, without itself. */
    public List<SimilarHeads.Similar> nearest(HeadRef head, int count) {
        return IntStream.range(0, size())
                .mapToObj(place -> new HeadRef(place / heads, place % heads))
                .filter(other -> !other.equals(head))
                .map(other -> new SimilarHeads.Similar(other, between(head, other)))
                .sorted(SimilarHeads.Similar.NEAREST_FIRST)
                .limit(count)
                .toList();
    }

    private int place(HeadRef head) {
        return head.layer() * heads + head.head();
    }

    /** All of them, {@code [heads of the model, heads of the model]}, symmetric with zeros in the diagonal. */
    double[][] matrix() {
        int size = size();
        double[][] matrix = new double[size][size];
        for (int row = 0; row < size; row++) {
            System.arraycopy(distances, row * size, matrix[row], 0, size);
        }
        return matrix;
    }
}
