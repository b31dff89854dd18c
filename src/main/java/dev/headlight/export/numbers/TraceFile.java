package dev.headlight.export.numbers;

import com.google.gson.JsonObject;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.WholeFile;
import dev.headlight.export.WellFormed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes whole traces to files of any {@link TraceFormat}. Numbers are streamed: a file may be far larger than the memory
 * that is used for it. docs/export-numbers.md says what stands where.
 */
public final class TraceFile {
    private TraceFile() {}

    /**
     * Writes the file whole or not at all.
     *
     * @throws IOException with a message for people
     */
    public static void write(Trace trace, TraceFormat format, Path file) throws IOException {
        WholeFile.write(file, part -> writeTo(trace, format, part));
    }

    private static void writeTo(Trace trace, TraceFormat format, Path file) throws IOException {
        switch (format) {
            case SAFETENSORS -> safetensors(trace, file);
            case NPY -> npy(trace, file);
            case NPZ -> npz(trace, file);
            case JSON -> TraceJson.write(trace, file);
            case CSV -> TraceTable.write(trace, Delimiter.COMMA, file);
            case TSV -> TraceTable.write(trace, Delimiter.TAB, file);
        }
    }

    private static void safetensors(Trace trace, Path file) throws IOException {
        try (FileChannel channel = open(file)) {
            SafetensorsWriter.write(channel, new TraceFacts(trace).metadata(), TraceTensors.all(trace));
        }
    }

    private static void npy(Trace trace, Path file) throws IOException {
        try (FileChannel channel = open(file)) {
            NpyArray.of(TraceTensors.attentions(trace)).writeTo(channel);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static void npz(Trace trace, Path file) throws IOException {
        try (OutputStream stream =
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            NpzWriter.write(stream, arrays(trace));
        }
    }

    private static List<NpyArray> arrays(Trace trace) {
        List<NpyArray> arrays = new ArrayList<>();
        TraceTensors.all(trace).forEach(tensor -> arrays.add(NpyArray.of(tensor)));
        TokenizedText text = trace.text();
        arrays.add(NpyArray.ofTexts(
                "tokens",
                text.tokens().stream().map(Token::text).map(WellFormed::text).toList()));
        arrays.add(NpyArray.of("ids", text.ids()));
        arrays.add(NpyArray.of("type_ids", text.typeIds()));
        JsonObject metadata = new JsonObject();
        new TraceFacts(trace).texts().forEach(metadata::addProperty);
        arrays.add(NpyArray.ofText("metadata", metadata.toString()));
        return arrays;
    }
}
