package dev.headlight.analysis.reading;

import java.util.Arrays;
import java.util.List;

/** The units along one side of a reading, in the order of the text; hidden tokens are not among them. Immutable. */
public final class Axis {
    private final List<Unit> units;
    private final int[] unitOfToken;

    /** @param tokens how many tokens the text has, hidden ones included */
    Axis(List<Unit> units, int tokens) {
        this.units = List.copyOf(units);
        this.unitOfToken = new int[tokens];
        Arrays.fill(unitOfToken, -1);
        for (int unit = 0; unit < units.size(); unit++) {
            for (int token : units.get(unit).tokens()) {
                unitOfToken[token] = unit;
            }
        }
    }

    /** The number of units; 0 when everything is hidden. */
    public int size() {
        return units.size();
    }

    public List<Unit> units() {
        return units;
    }

    public Unit unit(int index) {
        return units.get(index);
    }

    /** The unit a token belongs to, or -1 where it is hidden or no token of this text. */
    public int unitOf(int token) {
        return token >= 0 && token < unitOfToken.length ? unitOfToken[token] : -1;
    }

    /** The index of the last token that is shown, or -1. */
    public int lastToken() {
        return units.isEmpty() ? -1 : units.getLast().tokens().getLast();
    }

    /** How many tokens the text has, hidden ones included. */
    int tokens() {
        return unitOfToken.length;
    }

    /** Whether every token is a unit of its own. */
    boolean isEveryToken() {
        return units.size() == unitOfToken.length;
    }
}
