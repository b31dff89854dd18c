/** Files that somebody damaged, for every reader of the project at once. */
@NullMarked
package dev.headlight.hostile;

import org.jspecify.annotations.NullMarked;
