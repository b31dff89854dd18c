/** Named weights from published checkpoints, and the architectures that emit ONNX graphs from them. */
@NullMarked
package dev.headlight.checkpoint;

import org.jspecify.annotations.NullMarked;
