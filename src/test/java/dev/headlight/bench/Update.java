package dev.headlight.bench;

/**
 * What it took from an event to the picture that answers it, in nanoseconds.
 *
 * @param picture from the event to the end of the pulse that hands the new picture to the renderer, and the renderer's
 *     work on it
 * @param toolkit processor time of the JavaFX thread: handlers, tasks, styles, layout and everything else it does
 * @param painting processor time of the painter threads
 * @param rendering processor time of the renderer's thread
 */
record Update(long picture, long toolkit, long painting, long rendering) {}
