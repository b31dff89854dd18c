/** Plain values that everything else speaks of: tokens, heads, tensors, traces. Imports nothing of the project. */
@NullMarked
package dev.headlight.core;

import org.jspecify.annotations.NullMarked;
