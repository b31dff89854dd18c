package dev.headlight.analysis.reading;

import java.util.Arrays;

/**
 * The greatest flow from one token behind a layer to one token that went into the model, where every step may carry as
 * much as its weight (attention flow, Abnar and Zuidema 2020). Found by Dinic's algorithm: shortest ways are filled
 * until none is left, then the next longer ones, which may take flow back.
 *
 * <p>Nodes stand in levels, {@code tokens} in each; level 0 is the input. The arrays are used again for every pair, so
 * one network belongs to one thread.
 */
final class FlowNetwork {
    /** Less room than this is none: sums of weights are exact to about 1e-7. */
    private static final double LEAST = 1e-11;

    private final int tokens;
    private final int levels;
    private final float[][] capacities;
    private final double[][] flows;
    private final int[] distance;
    private final int[] next;
    private final int[] queue;
    private final int[] path;
    private int[] used = new int[1024];
    private int usedCount;
    private int source;
    private int sink;

    /** @param capacities of the steps from the first layer up, {@code [tokens, tokens]} each; not copied */
    FlowNetwork(float[][] capacities, int tokens) {
        this.tokens = tokens;
        this.levels = capacities.length;
        this.capacities = capacities;
        this.flows = new double[levels][tokens * tokens];
        int nodes = (levels + 1) * tokens;
        this.distance = new int[nodes];
        this.next = new int[nodes];
        this.queue = new int[nodes];
        this.path = new int[nodes + 1];
    }

    /** The greatest flow from a query behind the last step to a key before the first, 0..1. */
    double greatest(int query, int key) {
        source = levels * tokens + query;
        sink = key;
        clear();
        double most = bound(query, key);
        double total = 0;
        while (total < most - LEAST && findDistances()) {
            Arrays.fill(next, 0);
            double more = augment();
            while (more > 0) {
                total += more;
                more = augment();
            }
        }
        return total;
    }

    /** Takes back the flow of the pair before; most weights never carried any. */
    private void clear() {
        for (int i = 0; i < usedCount; i++) {
            flows[used[i] / (tokens * tokens)][used[i] % (tokens * tokens)] = 0;
        }
        usedCount = 0;
    }

    /** No more leaves the source than its row holds, no more reaches the sink than its column. */
    private double bound(int query, int key) {
        double out = 0;
        double in = 0;
        for (int token = 0; token < tokens; token++) {
            out += capacities[levels - 1][query * tokens + token];
            in += capacities[0][token * tokens + key];
        }
        return levels == 1 ? capacities[0][query * tokens + key] : Math.min(out, in);
    }

    /** Breadth first from the source; whether the sink can be reached. */
    private boolean findDistances() {
        Arrays.fill(distance, -1);
        int[] unseen = new int[levels + 1];
        Arrays.fill(unseen, tokens);
        // Other tokens beside the source are never reached, other inputs than the sink are no way to it.
        unseen[levels] = 0;
        distance[source] = 0;
        queue[0] = source;
        int size = 1;
        for (int head = 0; head < size && distance[sink] < 0; head++) {
            int node = queue[head];
            int level = node / tokens;
            if (level == 1) {
                size = reach(node, sink, sink + 1, size, unseen);
            } else if (level > 0 && unseen[level - 1] > 0) {
                size = reach(node, (level - 1) * tokens, level * tokens, size, unseen);
            }
            if (level < levels && unseen[level + 1] > 0) {
                size = reach(node, (level + 1) * tokens, (level + 2) * tokens, size, unseen);
            }
        }
        return distance[sink] >= 0;
    }

    private int reach(int node, int first, int last, int size, int[] unseen) {
        int end = size;
        for (int other = first; other < last; other++) {
            if (distance[other] < 0 && room(node, other) > LEAST) {
                distance[other] = distance[node] + 1;
                queue[end++] = other;
                unseen[first / tokens]--;
            }
        }
        return end;
    }

    /** How much more may go from a node to one of the level below, or be taken back to one of the level above. */
    private double room(int from, int to) {
        int lower = Math.min(from, to) / tokens;
        int upperToken = Math.max(from, to) % tokens;
        int edge = upperToken * tokens + Math.min(from, to) % tokens;
        double flow = flows[lower][edge];
        return from > to ? capacities[lower][edge] - flow : flow;
    }

    /** Fills one shortest way; 0 when none is left. Ways that led nowhere are not tried again. */
    private double augment() {
        int length = 0;
        path[0] = source;
        while (path[length] != sink) {
            int node = path[length];
            int onward = onward(node);
            if (onward >= 0) {
                path[++length] = onward;
            } else if (length == 0) {
                return 0;
            } else {
                length--;
                next[path[length]]++;
            }
        }
        return fill(length);
    }

    /** The next node on a shortest way, or -1. Candidates are the tokens of the level below, then those above. */
    private int onward(int node) {
        int level = node / tokens;
        int below = (level - 1) * tokens;
        int last = level >= levels - 1 ? tokens : 2 * tokens;
        for (int candidate = next[node]; candidate < last; candidate++) {
            int other = candidate < tokens ? below + candidate : level * tokens + candidate;
            boolean leads = level != 1 || candidate >= tokens || other == sink;
            if (leads && distance[other] == distance[node] + 1 && room(node, other) > LEAST) {
                next[node] = candidate;
                return other;
            }
        }
        next[node] = 2 * tokens;
        return -1;
    }

    private double fill(int length) {
        double most = Double.MAX_VALUE;
        for (int i = 0; i < length; i++) {
            most = Math.min(most, room(path[i], path[i + 1]));
        }
        for (int i = 0; i < length; i++) {
            push(path[i], path[i + 1], most);
        }
        return most;
    }

    private void push(int from, int to, double amount) {
        int lower = Math.min(from, to) / tokens;
        int edge = Math.max(from, to) % tokens * tokens + Math.min(from, to) % tokens;
        if (flows[lower][edge] == 0) {
            remember(lower * tokens * tokens + edge);
        }
        flows[lower][edge] += from > to ? amount : -amount;
    }

    private void remember(int weight) {
        if (usedCount == used.length) {
            used = Arrays.copyOf(used, 2 * usedCount);
        }
        used[usedCount++] = weight;
    }
}
