/** Where one attention weight comes from: query and key, number by number, up to the softmax. Pure functions. */
@NullMarked
package dev.headlight.analysis.neurons;

import org.jspecify.annotations.NullMarked;
