/** Sessions as files and as links: everything a window shows, to be opened again here or elsewhere. */
@NullMarked
package dev.headlight.session;

import org.jspecify.annotations.NullMarked;
