package dev.headlight.ui;

import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import java.util.Locale;
import javafx.scene.input.KeyCode;

/** What can be switched on and off about the reading of weights. */
enum ReadingSwitch {
    WORDS("Whole words", KeyCode.W, "Attention to a word is the sum over its pieces, attention from it their mean.") {
        @Override
        boolean isOn(Reading reading) {
            return reading.words();
        }

        @Override
        Reading set(Reading reading, boolean on) {
            return reading.withWords(on);
        }
    },
    SPECIAL_KEYS("as keys", KeyCode.S, "Leave out the tokens that the tokenizer adds where they are looked at.") {
        @Override
        boolean isOn(Reading reading) {
            return reading.hiding().specialKeys();
        }

        @Override
        Reading set(Reading reading, boolean on) {
            return reading.withHiding(reading.hiding().withSpecialKeys(on));
        }
    },
    SPECIAL_QUERIES("as queries", KeyCode.Q, "Leave out the tokens that the tokenizer adds where they look.") {
        @Override
        boolean isOn(Reading reading) {
            return reading.hiding().specialQueries();
        }

        @Override
        Reading set(Reading reading, boolean on) {
            return reading.withHiding(reading.hiding().withSpecialQueries(on));
        }
    },
    RESCALE(
            "Rescale rows to sum to 1",
            KeyCode.R,
            "Give the attention of hidden keys to the others in proportion. Without it rows sum to less.") {
        @Override
        boolean isOn(Reading reading) {
            return reading.hiding().rescales();
        }

        @Override
        Reading set(Reading reading, boolean on) {
            Hiding hiding = reading.hiding();
            return reading.withHiding(hiding.withRescaling(on));
        }
    },
    VALUES(
            "Weigh by value norms",
            KeyCode.V,
            "Multiply each weight by the length of the vector it carries, and show the share of the row"
                    + " (Kobayashi et al. 2020).") {
        @Override
        boolean isOn(Reading reading) {
            return reading.valueWeighted();
        }

        @Override
        Reading set(Reading reading, boolean on) {
            return reading.withValueWeighted(on);
        }
    };

    private final String label;
    private final KeyCode key;
    private final String help;

    ReadingSwitch(String label, KeyCode key, String help) {
        this.label = label;
        this.key = key;
        this.help = help;
    }

    abstract boolean isOn(Reading reading);

    abstract Reading set(Reading reading, boolean on);

    Reading flip(Reading reading) {
        return set(reading, !isOn(reading));
    }

    String label() {
        return label;
    }

    /** Together with Alt. */
    KeyCode key() {
        return key;
    }

    /** What it does, with its key. */
    String help() {
        return help + " (Alt+" + key.getName() + ")";
    }

    /** Its control in the scene. */
    String id() {
        return "read-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
