/** Reads, examines, changes and writes ONNX graphs. The only place that knows the ONNX protobuf classes. */
@NullMarked
package dev.headlight.onnx;

import org.jspecify.annotations.NullMarked;
