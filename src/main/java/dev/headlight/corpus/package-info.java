/** Many texts at once: reading them from a file, running a model on each, adding up what its heads do. */
@NullMarked
package dev.headlight.corpus;

import org.jspecify.annotations.NullMarked;
