package dev.headlight.checkpoint.architecture;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import com.google.gson.JsonObject;
import dev.headlight.checkpoint.ExportedGraph;
import dev.headlight.checkpoint.WeightSource;
import dev.headlight.core.ModelTask;
import dev.headlight.onnx.OnnxRun;
import dev.headlight.onnx.OnnxRun.Result;
import dev.headlight.onnx.StoragePrecision;
import dev.headlight.onnx.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** A checkpoint that was exported into a folder and runs in the real runtime. */
final class ExportRun implements AutoCloseable {
    private final CheckpointExport export;
    private final OnnxRun run;

    private ExportRun(CheckpointExport export, OnnxRun run) {
        this.export = export;
        this.run = run;
    }

    /** @param folder for the model, which must not be there yet */
    static ExportRun of(JsonObject config, WeightSource source, Path folder) throws IOException, OrtException {
        return of(config, source, folder, StoragePrecision.FLOAT32);
    }

    static ExportRun of(JsonObject config, WeightSource source, Path folder, StoragePrecision precision)
            throws IOException, OrtException {
        Files.createDirectories(folder);
        CheckpointExport export = Architectures.export(config, source);
        ExportedGraph exported = export.exported().stored(precision);
        try (WeightsFile weights = new WeightsFile(folder, exported.graph())) {
            exported.copyWeights(source, weights, done -> {});
            weights.finish();
        }
        Path model = folder.resolve("model.onnx");
        exported.graph().write(model, "test", Map.of());
        return new ExportRun(export, new OnnxRun(model));
    }

    CheckpointExport export() {
        return export;
    }

    /** Runs with all heads on, no padding, token types 0 and predictions everywhere. */
    Map<String, Result> run(long... ids) throws OrtException {
        return run(ids, new long[ids.length]);
    }

    Map<String, Result> run(long[] ids, long[] types) throws OrtException {
        float[][] heads = new float[export.sizes().layers()][export.sizes().heads()];
        Arrays.stream(heads).forEach(layer -> Arrays.fill(layer, 1));
        return run(heads, new long[][] {ids}, new long[][] {types});
    }

    /**
     * Runs texts of one length together, with token types 0 and predictions everywhere.
     *
     * @param headMask {@code [layers, texts * heads]}
     */
    Map<String, Result> run(float[][] headMask, long[]... texts) throws OrtException {
        return run(headMask, texts, new long[texts.length][texts[0].length]);
    }

    private Map<String, Result> run(float[][] headMask, long[][] texts, long[][] types) throws OrtException {
        int tokens = texts.length * texts[0].length;
        long[][] ones = new long[texts.length][texts[0].length];
        Arrays.stream(ones).forEach(text -> Arrays.fill(text, 1));
        Map<String, OnnxTensor> inputs = new HashMap<>();
        inputs.put("input_ids", OnnxRun.batch(texts));
        inputs.put("attention_mask", OnnxRun.batch(ones));
        inputs.put("head_mask", OnnxRun.matrix(headMask));
        if (export.hasTokenTypes()) {
            inputs.put("token_type_ids", OnnxRun.batch(types));
        }
        if (export.task() == ModelTask.FILL_MASK) {
            inputs.put(
                    "prediction_positions",
                    OnnxRun.list(LongStream.range(0, tokens).toArray()));
        }
        return run.run(inputs);
    }

    @Override
    public void close() throws OrtException {
        run.close();
    }
}
