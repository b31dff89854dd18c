package dev.headlight.analysis.reading;

import dev.headlight.core.AttentionMatrix;

/**
 * A matrix of units.
 *
 * @param weights {@code [query units, key units]}
 * @param hidden mean share of a row that hidden keys have, 0..1
 */
record ReadMatrix(AttentionMatrix weights, double hidden) {}
