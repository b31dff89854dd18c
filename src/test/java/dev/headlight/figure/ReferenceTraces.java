package dev.headlight.figure;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.Provenance;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceDetails;
import dev.headlight.testing.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Traces for tests: real ones from the reference files and made ones of any size. */
public final class ReferenceTraces {
    private static final Provenance MADE =
            new Provenance("bert-base-uncased", "BERT base uncased", "", "reference", Duration.ZERO);

    private ReferenceTraces() {}

    /** Attentions of the real model, computed in float64. */
    public static Trace read(String name) {
        JsonObject test = caseNamed(name);
        List<Token> tokens = new ArrayList<>();
        for (JsonElement text : test.getAsJsonArray("tokens")) {
            tokens.add(token(tokens.size(), text.getAsString()));
        }
        TokenizedText text = new TokenizedText(test.get("text").getAsString(), null, tokens, TokenizedText.Cut.NONE);
        return new Trace(MADE, text, attentions(name), TraceDetails.NONE);
    }

    private static JsonObject caseNamed(String name) {
        JsonObject cases = JsonParser.parseString(new String(resource("cases.json"), StandardCharsets.UTF_8))
                .getAsJsonObject();
        for (JsonElement candidate : cases.getAsJsonArray("cases")) {
            if (candidate.getAsJsonObject().get("name").getAsString().equals(name)) {
                return candidate.getAsJsonObject();
            }
        }
        throw new IllegalArgumentException("no reference case is named " + name);
    }

    private static Token token(int index, String text) {
        boolean special = text.startsWith("[") && text.length() > 1;
        return Tokens.added(index, index, text, special);
    }

    private static AttentionTensor attentions(String name) {
        ByteBuffer file = ByteBuffer.wrap(resource(name + ".safetensors")).order(ByteOrder.LITTLE_ENDIAN);
        int headerSize = Math.toIntExact(file.getLong());
        byte[] header = new byte[headerSize];
        file.get(header);
        JsonObject tensor = JsonParser.parseString(new String(header, StandardCharsets.UTF_8))
                .getAsJsonObject()
                .getAsJsonObject("attentions");
        int[] shape = ints(tensor, "shape");
        int[] range = ints(tensor, "data_offsets");
        FloatBuffer numbers = file.slice(8 + headerSize + range[0], range[1] - range[0])
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        List<FloatTensor> layers = new ArrayList<>();
        int size = shape[1] * shape[2] * shape[3];
        for (int layer = 0; layer < shape[0]; layer++) {
            layers.add(new FloatTensor(numbers.slice(layer * size, size), shape[1], shape[2], shape[3]));
        }
        return new AttentionTensor(layers);
    }

    private static int[] ints(JsonObject object, String name) {
        return object.getAsJsonArray(name).asList().stream()
                .mapToInt(JsonElement::getAsInt)
                .toArray();
    }

    private static byte[] resource(String name) {
        try (InputStream stream = ReferenceTraces.class.getResourceAsStream("/reference/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("test resource /reference/" + name + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A trace of any size whose rows are random, uneven and sum to 1; the same for the same arguments. */
    public static Trace made(int layers, int heads, int tokens) {
        Random random = new Random(layers * 1_000_003L + heads * 1_009L + tokens);
        List<FloatTensor> tensors = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            float[] weights = new float[heads * tokens * tokens];
            for (int row = 0; row < heads * tokens; row++) {
                fillRow(weights, row * tokens, tokens, row % tokens, random);
            }
            tensors.add(FloatTensor.copyOf(weights, heads, tokens, tokens));
        }
        return new Trace(MADE, madeText(tokens), new AttentionTensor(tensors), TraceDetails.NONE);
    }

    private static void fillRow(float[] weights, int start, int tokens, int query, Random random) {
        double sum = 0;
        int peak = random.nextBoolean() ? Math.max(0, query - 1) : tokens - 1;
        for (int key = 0; key < tokens; key++) {
            double weight = Math.exp(2.5 * random.nextGaussian()) + (key == peak ? tokens : 0);
            weights[start + key] = (float) weight;
            sum += weight;
        }
        for (int key = 0; key < tokens; key++) {
            weights[start + key] /= (float) sum;
        }
    }

    private static TokenizedText madeText(int count) {
        String[] words = {"the", "attention", "of", "a", "head", "##s", "looks", "at", ",", "windows", "##ill", "."};
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = i == 0 ? "[CLS]" : i == count - 1 ? "[SEP]" : words[i % words.length];
            tokens.add(token(i, text));
        }
        return new TokenizedText("", null, tokens, TokenizedText.Cut.NONE);
    }
}
