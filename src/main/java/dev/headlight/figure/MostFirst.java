package dev.headlight.figure;

import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/** Sentences that name the few that matter most, and fewer of them where there is little room. */
final class MostFirst {
    static final int MOST = 3;

    private MostFirst() {}

    /**
     * The longest sentence that is no wider than {@code room}, or the shortest one.
     *
     * @param sentence tells a sentence by how many it names at the most
     */
    static String fitted(double room, ToDoubleFunction<String> width, IntFunction<String> sentence) {
        int most = MOST;
        while (most > 1 && width.applyAsDouble(sentence.apply(most)) > room) {
            most--;
        }
        return sentence.apply(most);
    }

    /**
     * Names at most so many of {@code size}, the most important first, and the first first where they are alike.
     *
     * @param importance not a number for what is never named
     */
    static String list(int most, int size, IntToDoubleFunction importance, IntFunction<String> name) {
        boolean[] said = new boolean[size];
        StringJoiner words = new StringJoiner(", ");
        for (int place = 0; place < most; place++) {
            int next = mostImportant(said, importance);
            if (next < 0) {
                break;
            }
            said[next] = true;
            words.add(name.apply(next));
        }
        return words.toString();
    }

    private static int mostImportant(boolean[] said, IntToDoubleFunction importance) {
        int best = -1;
        double largest = Double.NaN;
        for (int index = 0; index < said.length; index++) {
            double own = importance.applyAsDouble(index);
            boolean isCounted = !said[index] && !Double.isNaN(own);
            if (isCounted && (best < 0 || own > largest)) {
                best = index;
                largest = own;
            }
        }
        return best;
    }
}
