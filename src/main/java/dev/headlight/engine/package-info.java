/** Sessions and runs: text in, {@link dev.headlight.core.Trace} out. The only place that knows {@code ai.onnxruntime}. */
@NullMarked
package dev.headlight.engine;

import org.jspecify.annotations.NullMarked;
