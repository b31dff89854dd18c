package dev.headlight.bench;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The least that any program has to do: create one session of the runtime and run it once, for 20 tokens and all
 * attentions. Prints the milliseconds for both; the virtual machine and the runtime are loaded before.
 */
public final class BareRun {
    private static final int TOKENS = 20;
    private static final double NANOS = 1e6;

    private BareRun() {}

    /** Argument: the graph. */
    public static void main(String[] args) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long begin = System.nanoTime();
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
            options.addConfigEntry("session.force_spinning_stop", "1");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            try (OrtSession session = environment.createSession(args[0], options)) {
                session.run(feeds(environment, session), attentions(session)).close();
                System.out.printf("bare=%.0f%n", (System.nanoTime() - begin) / NANOS);
            }
        }
    }

    private static Set<String> attentions(OrtSession session) throws OrtException {
        Set<String> names = new LinkedHashSet<>(session.getOutputInfo().keySet());
        names.removeIf(name -> !name.startsWith("attentions"));
        return names;
    }

    private static Map<String, OnnxTensor> feeds(OrtEnvironment environment, OrtSession session) throws OrtException {
        Map<String, OnnxTensor> feeds = new LinkedHashMap<>();
        for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
            long[] shape = ((TensorInfo) input.getValue().getInfo()).getShape();
            feeds.put(input.getKey(), feed(environment, input.getKey(), shape));
        }
        return feeds;
    }

    private static OnnxTensor feed(OrtEnvironment environment, String name, long[] shape) throws OrtException {
        return switch (name) {
            case "head_mask" -> {
                float[] ones = new float[(int) (shape[0] * Math.max(1, shape[0]))];
                Arrays.fill(ones, 1);
                yield OnnxTensor.createTensor(environment, FloatBuffer.wrap(ones), new long[] {shape[0], shape[0]});
            }
            case "prediction_positions" -> OnnxTensor.createTensor(environment, LongBuffer.allocate(0), new long[] {0});
            default -> {
                long[] numbers = new long[TOKENS];
                Arrays.fill(numbers, name.equals("token_type_ids") ? 0 : 1);
                yield OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), new long[] {1, TOKENS});
            }
        };
    }
}
