/** What several tests share. */
@NullMarked
package dev.headlight.testing;

import org.jspecify.annotations.NullMarked;
