package dev.headlight.analysis.reading;

import dev.headlight.core.Aggregate;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Reading;
import dev.headlight.core.Token;
import dev.headlight.core.Trace;
import java.util.ArrayList;
import java.util.List;

/** The definitions of a reading, written down word by word in float64, however slow. */
final class PlainReading {
    private PlainReading() {}

    /** The units of one side, as lists of tokens. */
    static List<List<Integer>> units(Trace trace, Reading reading, boolean looks) {
        List<List<Integer>> units = new ArrayList<>();
        Token before = null;
        for (Token token : trace.text().tokens()) {
            boolean isSpecial = token.special() && !token.isTyped();
            boolean hidden = reading.hiding().tokens().contains(token.index())
                    || (isSpecial
                            && (looks
                                    ? reading.hiding().specialQueries()
                                    : reading.hiding().specialKeys()))
                    || !(looks
                            ? reading.hiding().sentences().showsQueriesOf(token.sentence())
                            : reading.hiding().sentences().showsKeysOf(token.sentence()));
            if (!hidden) {
                boolean joins = reading.words()
                        && before != null
                        && token.word() >= 0
                        && before.word() == token.word()
                        && before.sentence() == token.sentence();
                if (!joins) {
                    units.add(new ArrayList<>());
                }
                units.getLast().add(token.index());
                before = token;
            }
        }
        return units;
    }

    static double[][] read(Trace trace, Reading reading, HeadRef head) {
        List<List<Integer>> queries = units(trace, reading, true);
        List<List<Integer>> keys = units(trace, reading, false);
        double[][] read = new double[queries.size()][keys.size()];
        for (int query = 0; query < queries.size(); query++) {
            double sum = 0;
            for (int key = 0; key < keys.size(); key++) {
                for (int from : queries.get(query)) {
                    for (int to : keys.get(key)) {
                        read[query][key] += trace.attentions().matrix(head).weight(from, to)
                                / queries.get(query).size();
                    }
                }
                sum += read[query][key];
            }
            for (int key = 0; reading.hiding().rescales() && sum > 0 && key < keys.size(); key++) {
                read[query][key] /= sum;
            }
        }
        return read;
    }

    static double[][] combine(Trace trace, Reading reading, List<HeadRef> heads, Aggregate.Combination how) {
        List<double[][]> all =
                heads.stream().map(head -> read(trace, reading, head)).toList();
        double[][] combined = new double[all.getFirst().length][];
        for (int query = 0; query < combined.length; query++) {
            combined[query] = new double[all.getFirst()[query].length];
            for (int key = 0; key < combined[query].length; key++) {
                int row = query;
                int column = key;
                var weights = all.stream().mapToDouble(matrix -> matrix[row][column]);
                combined[query][key] = switch (how) {
                    case MEAN -> weights.average().orElseThrow();
                    case MAXIMUM -> weights.max().orElseThrow();
                    case MINIMUM -> weights.min().orElseThrow();
                };
            }
        }
        return combined;
    }

    /** {@code (A + I)} with A the mean over the heads, each row divided by its sum. */
    static double[][] step(Trace trace, int layer) {
        int tokens = trace.text().size();
        int heads = trace.attentions().heads();
        double[][] step = new double[tokens][tokens];
        for (int query = 0; query < tokens; query++) {
            double sum = 0;
            for (int key = 0; key < tokens; key++) {
                for (int head = 0; head < heads; head++) {
                    step[query][key] +=
                            trace.attentions().matrix(new HeadRef(layer, head)).weight(query, key) / (double) heads;
                }
                step[query][key] += query == key ? 1 : 0;
                sum += step[query][key];
            }
            for (int key = 0; key < tokens; key++) {
                step[query][key] /= sum;
            }
        }
        return step;
    }

    static double[][] rollout(Trace trace, int layer) {
        double[][] rollout = step(trace, 0);
        for (int current = 1; current <= layer; current++) {
            rollout = product(step(trace, current), rollout);
        }
        return rollout;
    }

    private static double[][] product(double[][] left, double[][] right) {
        int size = left.length;
        double[][] product = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                for (int middle = 0; middle < size; middle++) {
                    product[row][column] += left[row][middle] * right[middle][column];
                }
            }
        }
        return product;
    }

    /** Greatest flows by depth-first augmenting paths over a matrix of all nodes, each row divided by its sum. */
    static double[][] flow(Trace trace, int layer) {
        int tokens = trace.text().size();
        double[][] flow = new double[tokens][tokens];
        for (int query = 0; query < tokens; query++) {
            double sum = 0;
            for (int key = 0; key < tokens; key++) {
                double[][] room = network(trace, layer);
                double pushed = push(room, (layer + 1) * tokens + query, key, 2, new boolean[room.length]);
                while (pushed > 0) {
                    flow[query][key] += pushed;
                    pushed = push(room, (layer + 1) * tokens + query, key, 2, new boolean[room.length]);
                }
                sum += flow[query][key];
            }
            for (int key = 0; key < tokens; key++) {
                flow[query][key] /= sum;
            }
        }
        return flow;
    }

    private static double[][] network(Trace trace, int layer) {
        int tokens = trace.text().size();
        double[][] room = new double[(layer + 2) * tokens][(layer + 2) * tokens];
        for (int current = 0; current <= layer; current++) {
            double[][] step = step(trace, current);
            for (int query = 0; query < tokens; query++) {
                for (int key = 0; key < tokens; key++) {
                    room[(current + 1) * tokens + query][current * tokens + key] = step[query][key];
                }
            }
        }
        return room;
    }

    private static double push(double[][] room, int node, int sink, double most, boolean[] seen) {
        if (node == sink) {
            return most;
        }
        seen[node] = true;
        for (int next = 0; next < room.length; next++) {
            if (!seen[next] && room[node][next] > 1e-12) {
                double pushed = push(room, next, sink, Math.min(most, room[node][next]), seen);
                if (pushed > 0) {
                    room[node][next] -= pushed;
                    room[next][node] += pushed;
                    return pushed;
                }
            }
        }
        return 0;
    }
}
