/** One text cut in several ways, laid side by side. Pure functions. */
@NullMarked
package dev.headlight.analysis.tokens;

import org.jspecify.annotations.NullMarked;
