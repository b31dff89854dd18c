package dev.headlight.analysis.compare;

import dev.headlight.analysis.reading.Axis;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.analysis.reading.Unit;
import dev.headlight.core.AttentionMatrix;
import java.util.List;
import java.util.Locale;

/**
 * What one reading has more of than another, token by token: {@code first - second}, -1..1, where both have the token
 * that looks and the token that is looked at, and no number elsewhere, nor where a row of either is not known (a row of
 * zeros, as in attention flow that is still being worked out). Tokens are the same when people read the same,
 * whatever their case, since models of other vocabularies number them otherwise. Immutable.
 */
public final class AttentionDifference {
    private final ReadAttention first;
    private final ReadAttention second;
    private final Alignment queries;
    private final Alignment keys;
    private final float[] numbers;
    private final float largest;

    private AttentionDifference(ReadAttention first, ReadAttention second) {
        this.first = first;
        this.second = second;
        this.queries = Alignment.of(names(first.queries()), names(second.queries()));
        this.keys = Alignment.of(names(first.keys()), names(second.keys()));
        this.numbers = new float[queries.size() * keys.size()];
        float most = 0;
        for (int query = 0; query < queries.size(); query++) {
            boolean isKnown = isKnown(queries.place(query));
            for (int key = 0; key < keys.size(); key++) {
                float number = isKnown ? number(queries.place(query), keys.place(key)) : Float.NaN;
                numbers[query * keys.size() + key] = number;
                most = Float.isNaN(number) ? most : Math.max(most, Math.abs(number));
            }
        }
        this.largest = most;
    }

    /** Reads every pair of tokens once; at 512 tokens a few milliseconds, so not on a thread that paints. */
    public static AttentionDifference of(ReadAttention first, ReadAttention second) {
        return new AttentionDifference(first, second);
    }

    private static List<String> names(Axis axis) {
        return axis.units().stream()
                .map(Unit::text)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
    }

    private boolean isKnown(Alignment.Place query) {
        return query.isInBoth()
                && isKnown(first.combined(), query.first())
                && isKnown(second.combined(), query.second());
    }

    private static boolean isKnown(AttentionMatrix matrix, int query) {
        for (float weight : matrix.row(query)) {
            if (weight != 0) {
                return true;
            }
        }
        return false;
    }

    private float number(Alignment.Place query, Alignment.Place key) {
        if (!key.isInBoth()) {
            return Float.NaN;
        }
        AttentionMatrix more = first.combined();
        AttentionMatrix less = second.combined();
        return more.weight(query.first(), key.first()) - less.weight(query.second(), key.second());
    }

    public ReadAttention first() {
        return first;
    }

    public ReadAttention second() {
        return second;
    }

    /** The rows: the tokens that look, of both. */
    public Alignment queries() {
        return queries;
    }

    /** The columns: the tokens that are looked at, of both. */
    public Alignment keys() {
        return keys;
    }

    /** The difference, or NaN where one of the tokens is missing in one of the readings. */
    public float number(int query, int key) {
        return numbers[query * keys.size() + key];
    }

    /** The largest distance from 0; 0 when nothing differs. */
    public float largest() {
        return largest;
    }
}
