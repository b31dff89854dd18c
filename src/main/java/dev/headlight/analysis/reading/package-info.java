/** How the weights of a trace are read: filters, hidden tokens, words, aggregates of heads and layers. Pure functions. */
@NullMarked
package dev.headlight.analysis.reading;

import org.jspecify.annotations.NullMarked;
