package dev.headlight.core;

/** How the tokens of a links figure are arranged. */
public enum LinksLayout {
    /** In two columns, one token below the other. */
    COLUMNS,
    /** In two lines, in the direction the text is read. */
    LINES
}
