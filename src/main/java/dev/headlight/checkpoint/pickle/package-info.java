/**
 * Python's pickle format as data: instructions from a short list become plain values, and calls are written down instead
 * of made. Knows nothing of weights, imports nothing of the project and executes nothing.
 */
@NullMarked
package dev.headlight.checkpoint.pickle;

import org.jspecify.annotations.NullMarked;
