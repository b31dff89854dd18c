/** What a model answers to its task as probabilities, and how much heads and tokens have to do with it. */
@NullMarked
package dev.headlight.analysis.prediction;

import org.jspecify.annotations.NullMarked;
