package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.WeightSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Whether the matrix that yields logits of words is that of the word embeddings.
 *
 * <p>Checkpoints in PyTorch's own format hold a shared matrix twice, under two names. As in transformers 5, two that
 * differ are both used, whatever {@code tie_word_embeddings} says.
 */
final class TiedDecoder {
    private static final int CHUNK = 1 << 14;

    private final WeightShapes shapes;
    private final WeightSource source;

    TiedDecoder(WeightShapes shapes, WeightSource source) {
        this.shapes = shapes;
        this.source = source;
    }

    /**
     * @param words name of the matrix of the word embeddings
     * @param decoder name of the matrix of the decoder
     * @param isWanted what {@code tie_word_embeddings} says
     */
    boolean isTied(String words, String decoder, boolean isWanted) throws IOException {
        if (!shapes.has(decoder)) {
            if (!isWanted) {
                throw new CheckpointException(
                        "In config.json tie_word_embeddings is false, but the checkpoint lacks the weight " + decoder);
            }
            return true;
        }
        return isWanted && haveSameShape(words, decoder) && haveSameNumbers(words, decoder);
    }

    private boolean haveSameShape(String first, String second) {
        return shapes.size(first, 0) == shapes.size(second, 0) && shapes.size(first, 1) == shapes.size(second, 1);
    }

    private boolean haveSameNumbers(String first, String second) throws IOException {
        Set<String> sums = new HashSet<>();
        source.read(Set.of(first, second), (weight, numbers) -> sums.add(sum(numbers)));
        return sums.size() == 1;
    }

    private static String sum(FloatBuffer numbers) {
        MessageDigest digest = sha256();
        FloatBuffer rest = numbers.duplicate();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES);
        while (rest.hasRemaining()) {
            int count = Math.min(rest.remaining(), CHUNK);
            chunk.clear().asFloatBuffer().put(rest.slice(rest.position(), count));
            rest.position(rest.position() + count);
            digest.update(chunk.limit(count * Float.BYTES));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
