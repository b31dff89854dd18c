/**
 * Architectures of published checkpoints: from {@code config.json} and named weights to an ONNX graph with attentions,
 * queries, keys, values, hidden states, a head mask and the task's head as inputs and outputs.
 *
 * <p>{@link dev.headlight.checkpoint.architecture.Architectures} is the way in. The numbers are those of Hugging Face's
 * transformers in float32 with eager attention.
 */
@NullMarked
package dev.headlight.checkpoint.architecture;

import org.jspecify.annotations.NullMarked;
