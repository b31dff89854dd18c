/** How fast the program is, as docs/performance.md says; run by "mvn -Pbench" and not shipped. */
@NullMarked
package dev.headlight.bench;

import org.jspecify.annotations.NullMarked;
