package dev.headlight.ui;

import dev.headlight.core.Reading;
import dev.headlight.state.SelectionState;
import javafx.scene.input.KeyCode;

/** The keys that change how weights are read, all with Alt. */
final class ReadingKeys {
    private ReadingKeys() {}

    static Shortcuts addTo(Shortcuts shortcuts, WindowContext context, ShowCard show) {
        SelectionState selection = context.selection();
        for (ReadingSwitch each : ReadingSwitch.values()) {
            shortcuts.alt(each.key(), () -> selection.read(each::flip));
        }
        return shortcuts
                .alt(KeyCode.B, () -> selection.read(ReadingKeys::nextSentences))
                .alt(KeyCode.T, () -> selection.read(ReadingKeys::nextThreshold))
                .alt(KeyCode.G, () -> selection.read(ReadingKeys::nextAggregate))
                .alt(KeyCode.C, () -> selection.read(ReadingKeys::nextCombination))
                .alt(KeyCode.L, () -> ReadingControls.flipLayout(context))
                .alt(KeyCode.H, selection::showHidden)
                .alt(KeyCode.K, show::toggleMore);
    }

    private static Reading nextSentences(Reading reading) {
        return reading.withHiding(
                reading.hiding().withSentences(next(reading.hiding().sentences())));
    }

    private static Reading nextThreshold(Reading reading) {
        return reading.withThreshold(
                reading.threshold().withKind(next(reading.threshold().kind())));
    }

    private static Reading nextAggregate(Reading reading) {
        return reading.withAggregate(
                reading.aggregate().withOver(next(reading.aggregate().over())));
    }

    private static Reading nextCombination(Reading reading) {
        return reading.withAggregate(
                reading.aggregate().withCombination(next(reading.aggregate().combination())));
    }

    private static <E extends Enum<E>> E next(E value) {
        E[] all = value.getDeclaringClass().getEnumConstants();
        for (int index = 0; index < all.length - 1; index++) {
            if (all[index] == value) {
                return all[index + 1];
            }
        }
        return all[0];
    }
}
