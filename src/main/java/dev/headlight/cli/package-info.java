/** Commands for scripts and papers. */
@NullMarked
package dev.headlight.cli;

import org.jspecify.annotations.NullMarked;
