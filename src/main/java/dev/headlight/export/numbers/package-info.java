/** Numbers for other programs: whole traces in the formats of NumPy and others, and tables of what is shown. */
@NullMarked
package dev.headlight.export.numbers;

import org.jspecify.annotations.NullMarked;
