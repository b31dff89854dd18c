/** Text to tokens with ids, character spans, special flags and words. The only place that knows {@code ai.djl}. */
@NullMarked
package dev.headlight.tokenizer;

import org.jspecify.annotations.NullMarked;
