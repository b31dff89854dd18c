package dev.headlight.export.numbers;

/** What stands between the fields of a table. */
public enum Delimiter {
    COMMA(','),
    TAB('\t');

    private final char character;

    Delimiter(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }
}
