/** What differs between two readings of attention. */
@NullMarked
package dev.headlight.analysis.compare;

import org.jspecify.annotations.NullMarked;
