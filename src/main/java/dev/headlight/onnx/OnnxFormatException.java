package dev.headlight.onnx;

import java.io.IOException;

/** An ONNX file that cannot be used; the message says what was expected and what was found. */
public final class OnnxFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    public OnnxFormatException(String message) {
        super(message);
    }

    public OnnxFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
