/** What heads do, in numbers: statistics over one text or many, roles, similarity and maps of all heads. */
@NullMarked
package dev.headlight.analysis.heads;

import org.jspecify.annotations.NullMarked;
