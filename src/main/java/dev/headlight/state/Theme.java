package dev.headlight.state;

/** Which of the two looks the window has. */
public enum Theme {
    /** As the operating system prefers. */
    SYSTEM,
    LIGHT,
    DARK
}
