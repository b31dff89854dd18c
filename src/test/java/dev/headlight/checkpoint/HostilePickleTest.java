package dev.headlight.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged descriptions of tensors in files whose checksums are right, so that the damage reaches the reader. */
class HostilePickleTest {
    private static final int ROUNDS = 4000;

    @TempDir
    Path folder;

    private final TorchWriter writer = new TorchWriter()
            .floats("0", 1, 2, 3, 4, 5, 6)
            .tensor("a", "0", 0, new long[] {2, 3}, 3, 1)
            .tensor("b", "0", 2, new long[] {2, 2}, 1, 2);

    @Test
    void damagedPicklesAreReadOrRefused() throws IOException {
        byte[] good = writer.pickle();
        Random random = new Random(5);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = good.clone();
            for (int count = random.nextInt(3); count >= 0; count--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            refuseOrRead(writer.zip(false, bad));
        }
    }

    @Test
    void damagedOldFilesAreReadOrRefused() throws IOException {
        byte[] good = writer.old();
        Random random = new Random(6);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            refuseOrRead(bad);
        }
    }

    private void refuseOrRead(byte... bytes) throws IOException {
        try (TorchFile file = TorchFile.open(Files.write(folder.resolve("pytorch_model.bin"), bytes))) {
            assertThat(WeightNumbers.readAll(file)).hasSizeLessThanOrEqualTo(2);
        } catch (CheckpointException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }
}
