/** The interactive page: links, matrix and grid of one trace in a single file for any browser. */
@NullMarked
package dev.headlight.export.html;

import org.jspecify.annotations.NullMarked;
