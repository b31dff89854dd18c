package dev.headlight.export.numbers;

import dev.headlight.analysis.reading.Unit;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Names a token, as the vocabulary spells it, or a word, as it was typed; its places and ids with blanks between. */
record UnitFields(TokenizedText text) {
    String name(Unit unit) {
        return unit.tokens().size() == 1 ? token(unit.first()).text() : unit.text();
    }

    String positions(Unit unit) {
        return joined(unit.tokens(), String::valueOf);
    }

    String ids(Unit unit) {
        return joined(unit.tokens(), position -> String.valueOf(token(position).id()));
    }

    private Token token(int position) {
        return text.tokens().get(position);
    }

    private static String joined(List<Integer> positions, IntFunction<String> part) {
        return positions.stream().map(part::apply).collect(Collectors.joining(" "));
    }
}
