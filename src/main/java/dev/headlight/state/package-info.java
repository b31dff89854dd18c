/** Observable state: model, texts, trace and selection; commands in, read-only properties out. */
@NullMarked
package dev.headlight.state;

import org.jspecify.annotations.NullMarked;
