package dev.headlight.cli;

/**
 * One figure to draw.
 *
 * @param place where it was asked for, such as {@code line 3 of many.jsonl}; empty for the command itself
 */
record FigureJob(String place, FigureOptions options, FigureTarget target) {
    /** The same failure with the place. */
    CommandFailedException at(CommandFailedException failure) {
        return at(place, failure);
    }

    static CommandFailedException at(String place, CommandFailedException failure) {
        return place.isEmpty() ? failure : new CommandFailedException(place + ": " + failure.getMessage(), failure);
    }
}
