package dev.headlight.export;

import com.google.gson.JsonArray;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadVectors;
import dev.headlight.core.HiddenStates;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.core.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Writes traces as safetensors files.
 *
 * <p>Tensors: {@code attentions [layers, heads, queries, keys]} and, where the trace has them, {@code queries},
 * {@code keys} and {@code values} {@code [layers, heads, tokens, head size]} and {@code hidden_states}
 * {@code [layers + 1, tokens, hidden]}, the embeddings first; what the model answers to its task, such as {@code logits}
 * {@code [tokens, vocabulary]}. Metadata: {@code model}, {@code sha256}, {@code runtime},
 * {@code text} and, where there is one, {@code text_pair}; {@code tokens}, {@code ids} and {@code type_ids} as JSON
 * arrays, because metadata values are texts.
 */
public final class TraceFile {
    private TraceFile() {}

    /**
     * Writes the file whole or not at all.
     *
     * @throws IOException with a message for people
     */
    public static void write(Trace trace, Path file) throws IOException {
        WholeFile.write(file, part -> {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                SafetensorsWriter.write(channel, metadata(trace), tensors(trace));
            }
        });
    }

    private static List<StackedTensor> tensors(Trace trace) {
        List<StackedTensor> tensors = new ArrayList<>();
        tensors.add(stack("attentions", trace.attentions().layers(), trace.attentions()::layer));
        for (TraceField field : List.of(TraceField.QUERIES, TraceField.KEYS, TraceField.VALUES)) {
            trace.details().vectors(field).ifPresent(vectors -> tensors.add(stack(field, vectors)));
        }
        HiddenStates states = trace.details().hiddenStates();
        if (states != null) {
            tensors.add(stack(TraceField.HIDDEN_STATES.externalName(), states.count(), states::state));
        }
        new TreeMap<>(trace.details().answers())
                .forEach((name, answer) -> tensors.add(StackedTensor.whole(name, answer)));
        return tensors;
    }

    private static StackedTensor stack(TraceField field, HeadVectors vectors) {
        return stack(field.externalName(), vectors.layers(), vectors::layer);
    }

    private static StackedTensor stack(String name, int count, IntFunction<FloatTensor> part) {
        return new StackedTensor(name, IntStream.range(0, count).mapToObj(part).toList());
    }

    private static Map<String, String> metadata(Trace trace) {
        TokenizedText text = trace.text();
        JsonArray tokens = new JsonArray();
        JsonArray ids = new JsonArray();
        JsonArray typeIds = new JsonArray();
        for (Token token : text.tokens()) {
            tokens.add(wellFormed(token.text()));
            ids.add(token.id());
            typeIds.add(token.typeId());
        }
        Map<String, String> metadata = new TreeMap<>(Map.of(
                "model", trace.provenance().model(),
                "sha256", trace.provenance().sha256(),
                "runtime", trace.provenance().runtime(),
                "text", wellFormed(text.text()),
                "tokens", tokens.toString(),
                "ids", ids.toString(),
                "type_ids", typeIds.toString()));
        if (text.textPair() != null) {
            metadata.put("text_pair", wellFormed(text.textPair()));
        }
        return metadata;
    }

    /** Half a surrogate pair is no Unicode character and no UTF-8: the replacement character stands for it. */
    private static String wellFormed(String text) {
        int[] characters = text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .toArray();
        return new String(characters, 0, characters.length);
    }
}
