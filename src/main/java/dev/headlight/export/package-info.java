/** Writers of files: pictures and numbers. */
@NullMarked
package dev.headlight.export;

import org.jspecify.annotations.NullMarked;
