package dev.headlight.onnx.fused;

/** A well-formed node that cannot be rewritten; the message is the reason, one sentence for people. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
        super(reason);
    }
}
