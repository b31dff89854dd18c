package dev.headlight.analysis.neurons;

import dev.headlight.core.HeadRef;
import dev.headlight.core.HeadVectors;

/** Queries and keys of one head. Several heads may share their keys (grouped-query attention). */
final class HeadPair {
    private final HeadVectors queries;
    private final HeadVectors keys;
    private final HeadRef head;
    private final HeadRef keyHead;

    private HeadPair(HeadVectors queries, HeadVectors keys, HeadRef head) {
        this.queries = queries;
        this.keys = keys;
        this.head = head;
        this.keyHead = new HeadRef(head.layer(), head.head() / (queries.heads() / keys.heads()));
    }

    /** Whether the vectors can be multiplied with each other. */
    static boolean fit(HeadVectors queries, HeadVectors keys) {
        return queries.headSize() == keys.headSize()
                && queries.tokens() == keys.tokens()
                && queries.layers() == keys.layers()
                && queries.heads() % keys.heads() == 0;
    }

    static HeadPair of(HeadVectors queries, HeadVectors keys, HeadRef head) {
        return new HeadPair(queries, keys, head);
    }

    int headSize() {
        return queries.headSize();
    }

    float[] query(int token) {
        return queries.vector(head, token);
    }

    float[] key(int token) {
        return keys.vector(keyHead, token);
    }

    /** The products of one query with all keys, {@code [keys]}. */
    double[] products(int query) {
        float[] looking = query(query);
        double[] products = new double[keys.tokens()];
        for (int key = 0; key < products.length; key++) {
            products[key] = product(looking, key(key));
        }
        return products;
    }

    private static double product(float[] query, float[] key) {
        double sum = 0;
        for (int dimension = 0; dimension < query.length; dimension++) {
            sum += (double) query[dimension] * key[dimension];
        }
        return sum;
    }
}
