package dev.headlight.checkpoint;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Files of weights that are met in checkpoint folders and cannot be used. */
final class OtherWeights {
    private static final String CONVERT = "load the model with transformers and save it with save_pretrained()";

    /** What to do, by what the name contains; the first that fits counts. */
    private static final Map<String, String> ADVICE = advice();

    private OtherWeights() {}

    private static Map<String, String> advice() {
        Map<String, String> advice = new LinkedHashMap<>();
        for (String training : new String[] {"training_args", "optimizer", "scheduler", "scaler", "rng_state"}) {
            advice.put(training, "");
        }
        advice.put(
                "adapter_model.",
                "that is an adapter without its model; merge the two with peft's merge_and_unload()"
                        + " and save the result");
        advice.put(
                "consolidated.",
                "that is the layout of the authors' own program; fetch model.safetensors of the same"
                        + " repository instead");
        advice.put(".gguf", "that is a quantised file for llama.cpp; fetch the model it was made from");
        advice.put(".ggml", "that is a quantised file for llama.cpp; fetch the model it was made from");
        advice.put("tf_model.h5", "Keras files cannot be read; " + CONVERT);
        advice.put(".h5", "Keras files cannot be read; " + CONVERT);
        advice.put(".keras", "Keras files cannot be read; " + CONVERT);
        advice.put(".msgpack", "Flax files cannot be read; " + CONVERT);
        advice.put(
                "rust_model.ot", "files of rust-bert cannot be read; fetch model.safetensors of the same repository");
        advice.put(".safetensors", "expected the name model.safetensors; rename the file if it is the whole model");
        advice.put("pytorch_model", "expected pytorch_model.bin or an index of its parts; fetch what is missing");
        advice.put(".bin", "expected the name pytorch_model.bin; rename the file if it is the whole model");
        advice.put(".pth", "expected the name pytorch_model.bin; rename the file if it holds the model's state_dict()");
        advice.put(".pt", "expected the name pytorch_model.bin; rename the file if it holds the model's state_dict()");
        advice.put(".ckpt", "expected a TensorFlow checkpoint of an .index and .data files; fetch those");
        advice.put(".data-0", "the .index file of the TensorFlow checkpoint is missing; fetch it too");
        advice.put(".npz", "NumPy archives cannot be read; " + CONVERT);
        advice.put(".onnx", "that is a model in ONNX; open the file itself");
        return advice;
    }

    /** What to do with a file in whose name it cannot be used, or an empty text if it holds no weights. */
    static String advice(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return ADVICE.entrySet().stream()
                .filter(entry -> name.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    static boolean holdsWeights(String file) {
        return !advice(file).isEmpty() || file.endsWith(BundleFiles.INDEX);
    }
}
