package dev.headlight.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens native tokenizers without the library's habits: no network, no folder of its own in the user's home, no
 * silent truncation and no notes about graphics cards in the log.
 */
final class NativeTokenizers {
    /** Held here because loggers that nobody holds are forgotten with their level. */
    private static final Logger LIBRARY_LOG = Logger.getLogger("ai.djl");

    private static final Map<String, String> WHOLE_TEXT =
            Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "true");

    private NativeTokenizers() {}

    /**
     * @param json the text of a {@code tokenizer.json}. It is handed over as text because the library, given a file,
     *     also obeys a {@code tokenizer_config.json} beside it and changes texts before it counts their characters
     * @param cacheFolder where the native library is unpacked, once for each of its versions
     */
    static HuggingFaceTokenizer open(String json, Path cacheFolder) throws IOException {
        LIBRARY_LOG.setLevel(Level.SEVERE);
        System.setProperty("ai.djl.offline", "true");
        leaveGraphicsCardsAlone();
        if (System.getProperty("ENGINE_CACHE_DIR") == null) {
            System.setProperty("ENGINE_CACHE_DIR", cacheFolder.toString());
        }
        return HuggingFaceTokenizer.newInstance(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), WHOLE_TEXT);
    }

    /**
     * The library looks for CUDA, which no tokenizer uses, by loading whatever of that name the system has, and starts a
     * process to find it. Its class does neither where it believes, when it is initialised, that it would ask another Java.
     */
    private static void leaveGraphicsCardsAlone() {
        String otherJava = "ai.djl.util.cuda.fork";
        System.setProperty(otherJava, "true");
        try {
            Class.forName("ai.djl.util.cuda.CudaUtils", true, HuggingFaceTokenizer.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            LIBRARY_LOG.log(Level.FINE, "this version of the library looks for no graphics card", e);
        } finally {
            System.clearProperty(otherJava);
        }
    }
}
