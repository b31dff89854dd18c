/** How long the vectors are that heads pass on, and what share of a row they make up. Pure functions. */
@NullMarked
package dev.headlight.analysis.norms;

import org.jspecify.annotations.NullMarked;
