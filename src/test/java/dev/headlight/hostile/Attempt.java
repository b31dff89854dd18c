package dev.headlight.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParseException;
import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.tokenizer.TokenizerException;
import java.io.IOException;

/** Reads what may be damaged. */
@FunctionalInterface
interface Attempt {
    /** A message may hold two names of files and a list of what was found. */
    int LONGEST_MESSAGE = 1000;

    void make(byte[] file) throws IOException, TokenizerException;

    /** The file is read, or refused by the exception of its package in one line; anything else is an error. */
    default void check(byte[] file, String round) {
        try {
            make(file);
        } catch (CheckpointException | OnnxFormatException | TokenizerException | JsonParseException e) {
            assertThat(e.getMessage())
                    .as(round)
                    .isNotBlank()
                    .doesNotContain("\n")
                    .hasSizeLessThan(LONGEST_MESSAGE);
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError(round + " ended in " + e, e);
        }
    }
}
