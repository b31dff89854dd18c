package dev.headlight.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.ModelPart;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/** An open piece of a model. Used by one thread at a time, never one that paints; frees its memory when it is closed. */
public final class PartSession implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ModelPart part;

    private PartSession(OrtEnvironment environment, OrtSession session, ModelPart part) {
        this.environment = environment;
        this.session = session;
        this.part = part;
    }

    /** What a piece is fed: numbers of a kind with their shape. */
    public sealed interface Feed {
        /** Float32 numbers. */
        record Floats(FloatTensor tensor) implements Feed {}

        /**
         * Whole numbers in one dimension or, with {@code batch}, in {@code [1, numbers.length]}.
         *
         * @implNote the array is not copied, for speed
         */
        @SuppressWarnings("ArrayRecordComponent")
        record Longs(long[] numbers, boolean batch) implements Feed {}
    }

    /** Reads the piece and the weights it needs; takes from milliseconds to a second. */
    public static PartSession open(ModelPart part, EngineSettings settings) throws ModelOpenException {
        RuntimeTelemetry.switchOff();
        NativeRuntime.prepare(settings.cacheFolder());
        try (NativeCalls.Call _ = NativeCalls.begin();
                SessionOptions options = new SessionOptions()) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(settings.threads());
            options.addConfigEntry("session.force_spinning_stop", "1");
            options.addConfigEntry(
                    "session.model_external_initializers_file_folder_path",
                    part.folder().toString());
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            return new PartSession(environment, environment.createSession(part.graph(), options), part);
        } catch (OrtException | LinkageError e) {
            throw new ModelOpenException(
                    "The runtime cannot read a part of the model in " + part.folder() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The one output of the piece.
     *
     * @param feeds by the names of the piece's inputs
     */
    public FloatTensor run(Map<String, Feed> feeds) throws RunFailedException {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try (NativeCalls.Call _ = NativeCalls.begin()) {
            for (String input : part.inputs()) {
                Feed feed = feeds.get(input);
                if (feed == null) {
                    throw new IllegalArgumentException("nothing is fed to " + input);
                }
                tensors.put(input, tensor(feed));
            }
            try (OrtSession.Result result = session.run(tensors)) {
                return copy((OnnxTensor) result.get(0));
            }
        } catch (OrtException e) {
            throw new RunFailedException("A part of the model could not be run: " + e.getMessage(), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(Feed feed) throws OrtException {
        return switch (feed) {
            case Feed.Floats(FloatTensor numbers) -> {
                FloatBuffer buffer = direct(numbers.size() * Float.BYTES).asFloatBuffer();
                buffer.put(numbers.buffer()).flip();
                long[] shape = new long[numbers.rank()];
                for (int axis = 0; axis < shape.length; axis++) {
                    shape[axis] = numbers.dimension(axis);
                }
                yield OnnxTensor.createTensor(environment, buffer, shape);
            }
            case Feed.Longs(long[] numbers, boolean batch) -> {
                LongBuffer buffer = direct(numbers.length * Long.BYTES).asLongBuffer();
                buffer.put(numbers).flip();
                long[] shape = batch ? new long[] {1, numbers.length} : new long[] {numbers.length};
                yield OnnxTensor.createTensor(environment, buffer, shape);
            }
        };
    }

    /** One number more than needed, because an empty direct buffer may have no address. */
    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes + Long.BYTES).order(ByteOrder.nativeOrder());
    }

    private static FloatTensor copy(OnnxTensor tensor) {
        long[] sizes = tensor.getInfo().getShape();
        int[] shape = new int[sizes.length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = Math.toIntExact(sizes[axis]);
        }
        FloatBuffer numbers = tensor.getFloatBuffer();
        float[] copy = new float[numbers.remaining()];
        numbers.get(copy);
        return new FloatTensor(FloatBuffer.wrap(copy), shape);
    }

    @Override
    public void close() {
        try (NativeCalls.Call _ = NativeCalls.begin()) {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the runtime did not close a part of the model", e);
        }
    }
}
