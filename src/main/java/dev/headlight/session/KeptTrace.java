package dev.headlight.session;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.headlight.checkpoint.SafetensorsFile;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceDetails;
import dev.headlight.core.WholeFile;
import dev.headlight.state.InputText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32C;

/**
 * The attentions of one text in a file, so that the next start shows them before the model is open. They are a copy of
 * what the same graph yielded for the same text in the same version of the program; whatever does not fit or cannot be
 * read is no error: the model is about to say it again. Blocking; any thread.
 *
 * <p>The file is in the safetensors format, what the numbers are of and a checksum stand in its metadata.
 */
public final class KeptTrace {
    /** Attentions of 128 tokens of BERT-base are 9.4 MB; larger ones take longer to read than they save. */
    static final long MOST_BYTES = 10_000_000;

    private static final long LONGEST_FILE = MOST_BYTES + (1 << 20);
    private static final String DESCRIPTION = "trace";
    private static final String PROGRAM = "program";
    private static final String CHECKSUM = "crc32c";
    private static final String WHERE = "The file of the last picture's numbers";
    private static final Logger LOG = Logger.getLogger(KeptTrace.class.getName());

    private final Path file;
    private final String program;

    /** @param program the version of the program: another one may read a graph in another way */
    public KeptTrace(Path file, String program) {
        this.file = file;
        this.program = program;
    }

    /** The kept trace, where it is of this text and this model; its details are {@link TraceDetails#NONE}. */
    public Optional<Trace> find(ModelDescription model, InputText input) {
        try {
            return isShort() ? read(model, input) : Optional.empty();
        } catch (IOException | JsonParseException e) {
            LOG.log(Level.INFO, "the numbers of the last picture are not read", e);
            return Optional.empty();
        }
    }

    private boolean isShort() throws IOException {
        return Files.isRegularFile(file) && Files.size(file) <= LONGEST_FILE;
    }

    private Optional<Trace> read(ModelDescription model, InputText input) throws IOException {
        try (SafetensorsFile numbers = SafetensorsFile.open(file)) {
            String description = numbers.metadata().getOrDefault(DESCRIPTION, "");
            if (!(JsonParser.parseString(description) instanceof JsonObject json)) {
                return Optional.empty();
            }
            Fields fields = new Fields(json, WHERE);
            boolean isWanted = program.equals(fields.text(PROGRAM, SideJson.LONGEST_NAME))
                    && model.files().sha256().equals(fields.text("sha256", SideJson.LONGEST_NAME))
                    && model.id().equals(fields.text("model", SideJson.LONGEST_NAME));
            return isWanted
                    ? Optional.of(TraceTensors.read(numbers, fields))
                            .filter(trace -> fits(trace, model, input)
                                    && checksum(description, trace)
                                            .equals(numbers.metadata().get(CHECKSUM)))
                    : Optional.empty();
        }
    }

    /** Of everything that is shown: a bit that the disk lost would be a number that no model ever yielded. */
    private static String checksum(String description, Trace trace) {
        CRC32C checksum = new CRC32C();
        checksum.update(description.getBytes(StandardCharsets.UTF_8));
        for (int layer = 0; layer < trace.attentions().layers(); layer++) {
            FloatBuffer weights = trace.attentions().layer(layer).buffer();
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * weights.remaining());
            bytes.asFloatBuffer().put(weights);
            checksum.update(bytes);
        }
        return Long.toHexString(checksum.getValue());
    }

    private static boolean fits(Trace trace, ModelDescription model, InputText input) {
        return InputText.of(trace.text()).equals(input)
                && trace.attentions().layers() == model.shape().layers()
                && trace.attentions().heads() == model.shape().heads();
    }

    /**
     * Keeps the attentions of a trace in the place of those before; a trace that is too large is not kept, nor one with
     * heads switched off.
     *
     * @param trace of the text as it was typed, without masks
     */
    public void keep(Trace trace) throws IOException {
        if (bytes(trace) <= MOST_BYTES && trace.provenance().switchedOff().isEmpty()) {
            Trace plain = new Trace(trace.provenance(), trace.text(), trace.attentions(), TraceDetails.NONE);
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, target -> write(plain, target));
        }
    }

    private static long bytes(Trace trace) {
        long weights = (long) trace.attentions().queries() * trace.attentions().keys();
        return Float.BYTES
                * weights
                * trace.attentions().layers()
                * trace.attentions().heads();
    }

    private void write(Trace trace, Path target) throws IOException {
        JsonObject json = TraceJson.write(trace, file.getFileName().toString());
        json.addProperty(PROGRAM, program);
        String description = json.toString();
        Map<String, String> about = Map.of(DESCRIPTION, description, CHECKSUM, checksum(description, trace));
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            TraceTensors.write(trace, about, channel);
        }
    }
}
