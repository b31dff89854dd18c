package dev.headlight.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.headlight.checkpoint.SafetensorsFile;
import dev.headlight.core.Trace;
import dev.headlight.state.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A session with its traces, or with what a later version added: a zip with {@code session.json} and a safetensors file for each trace. */
final class SessionArchive {
    private static final String JSON = "session.json";
    private static final String TRACE = "trace";
    private static final String COMPARISON = "comparison";
    private static final String MAIN_NUMBERS = "trace.safetensors";
    private static final String OTHER_NUMBERS = "comparison.safetensors";

    /** The entries that this version knows. */
    static final Set<String> ENTRIES = Set.of(JSON, MAIN_NUMBERS, OTHER_NUMBERS);

    /** How zip files begin. */
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private SessionArchive() {}

    /** Whether a zip begins here; the stream, which can be marked, stays where it is. */
    static boolean beginsIn(InputStream file) throws IOException {
        file.mark(ZIP.length);
        boolean isZip = Arrays.equals(file.readNBytes(ZIP.length), ZIP);
        file.reset();
        return isZip;
    }

    /** Adds what the carried traces are of. */
    static void describeTraces(Session session, JsonObject json) {
        json.add(TRACE, describe(session.main(), MAIN_NUMBERS));
        if (session.compared() != null) {
            json.getAsJsonObject(COMPARISON).add(TRACE, describe(session.compared(), OTHER_NUMBERS));
        }
    }

    private static JsonElement describe(SavedSide side, String entry) {
        return side.trace() == null ? JsonNull.INSTANCE : TraceJson.write(side.trace(), entry);
    }

    /** @param others that go into it as well */
    static void write(Path file, Session session, JsonObject json, UnknownEntries others) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(JSON));
            zip.write(SessionText.bytes(json));
            write(zip, MAIN_NUMBERS, session.main().trace());
            write(
                    zip,
                    OTHER_NUMBERS,
                    session.compared() == null ? null : session.compared().trace());
            others.copyTo(zip);
        }
    }

    private static void write(ZipOutputStream zip, String entry, @Nullable Trace trace) throws IOException {
        if (trace != null) {
            zip.putNextEntry(new ZipEntry(entry));
            Map<String, String> about =
                    Map.of("text", JsonText.wellFormed(trace.text().text()));
            TraceTensors.write(trace, about, Channels.newChannel(zip));
        }
    }

    static SessionFile.Content read(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(JSON);
            if (entry == null) {
                throw new SessionException(name + " is no session of Headlight: it has no " + JSON);
            }
            SessionFile.Content plain;
            try (InputStream in = zip.getInputStream(entry)) {
                plain = SessionFile.plain(in, name);
            }
            Session session = plain.session();
            Fields fields = new Fields(plain.tree(), name);
            SavedSide compared = session.compared();
            return new SessionFile.Content(
                    new Session(
                            session.main().withTrace(trace(zip, fields, MAIN_NUMBERS)),
                            session.view(),
                            compared == null
                                    ? null
                                    : compared.withTrace(trace(zip, fields.object(COMPARISON), OTHER_NUMBERS)),
                            session.keepsHeads(),
                            session.notes(),
                            session.grid()),
                    plain.tree());
        } catch (ZipException e) {
            throw new SessionException(name + " is damaged: " + e.getMessage(), e);
        }
    }

    private static @Nullable Trace trace(ZipFile zip, @Nullable Fields side, String entryName) throws IOException {
        Fields described = side == null ? null : side.object(TRACE);
        ZipEntry entry = zip.getEntry(entryName);
        if (described == null) {
            return null;
        }
        if (entry == null) {
            throw new SessionException(described.where() + " is incomplete: " + entryName + " is missing");
        }
        Path numbers = Files.createTempFile("headlight", ".safetensors");
        try {
            try (InputStream in = zip.getInputStream(entry);
                    OutputStream out = Files.newOutputStream(numbers)) {
                UnpackedBytes.of(zip, described.where()).copy(in, out);
            }
            try (SafetensorsFile tensors = SafetensorsFile.open(numbers)) {
                return TraceTensors.read(tensors, described);
            }
        } finally {
            Files.delete(numbers);
        }
    }
}
