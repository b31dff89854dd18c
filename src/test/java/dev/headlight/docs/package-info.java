/** What the documentation says, compared with what there is. */
@NullMarked
package dev.headlight.docs;

import org.jspecify.annotations.NullMarked;
