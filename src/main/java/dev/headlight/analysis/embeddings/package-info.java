/** How alike the vectors of tokens are, where they lie, and what words they are near. Pure functions. */
@NullMarked
package dev.headlight.analysis.embeddings;

import org.jspecify.annotations.NullMarked;
