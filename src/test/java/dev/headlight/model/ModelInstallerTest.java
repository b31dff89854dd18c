package dev.headlight.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;
import dev.headlight.core.ModelOrigin;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TraceField;
import dev.headlight.model.CatalogueEntry.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelInstallerTest {
    @TempDir
    Path folder;

    private final AtomicInteger conversions = new AtomicInteger();
    private final List<String> steps = new ArrayList<>();
    private final Progress progress = (step, fraction) -> steps.add(step);
    private Path store = Path.of("store");
    private Path artifact = Path.of("artifact.jar");

    @BeforeEach
    void writeArtifact() throws IOException {
        store = folder.resolve("store");
        artifact = Files.writeString(folder.resolve("artifact.jar"), "weights");
    }

    private CatalogueEntry entry(long installedBytes) throws IOException {
        return new CatalogueEntry(
                "tiny",
                "Tiny",
                "A tiny model.",
                "some.group:tiny:1",
                Checksums.sha256(artifact),
                Kind.ONNX_PROMOTION,
                Map.of(),
                installedBytes,
                "Apache-2.0",
                "made here",
                false);
    }

    private static ConvertedModel write(Path target) throws IOException {
        for (String name : List.of(Manifest.ONNX, Manifest.TOKENIZER, Manifest.CONFIG)) {
            Files.writeString(target.resolve(name), "content of " + name);
        }
        return new ConvertedModel(
                "bert",
                ModelTask.FEATURE_EXTRACTION,
                List.of(),
                new ModelShape(1, 2, 3, 6, 10, 20, 99),
                new TraceOutputs(List.of("a.0"), Map.of(TraceField.KEYS, List.of("k.0")), List.of()),
                "Made in a test.",
                ModelOrigin.UNKNOWN);
    }

    /** Something that a test does in place of a conversion. */
    @FunctionalInterface
    private interface Work {
        ConvertedModel in(Path target) throws IOException;
    }

    private ModelInstaller installer(int version, Work work) {
        return new ModelInstaller(
                kind -> new Conversion() {
                    @Override
                    public int version() {
                        return version;
                    }

                    @Override
                    public ConvertedModel convert(
                            CatalogueEntry entry, Path jar, Precision precision, Path target, Progress heard)
                            throws IOException {
                        conversions.incrementAndGet();
                        return work.in(target);
                    }
                },
                Precision.FP32);
    }

    private List<String> visible() throws IOException {
        try (Stream<Path> children = Files.list(store)) {
            return children.map(child -> child.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .toList();
        }
    }

    @Test
    void aModelIsInstalledAndDescribed() throws IOException, ModelStoreException {
        ModelDescription model = installer(1, ModelInstallerTest::write).install(entry(1), artifact, store, progress);
        assertThat(model.id()).isEqualTo("tiny");
        assertThat(model.shape().heads()).isEqualTo(2);
        assertThat(model.files().sha256())
                .isEqualTo(Checksums.sha256(store.resolve("tiny").resolve("model.onnx")));
        assertThat(model.outputs().details()).containsEntry(TraceField.KEYS, List.of("k.0"));
        ModelStore models = new ModelStore(List.of(store));
        assertThat(models.entries()).containsExactly(new StoreEntry.Usable(model));
        models.verify(model);
        assertThat(steps).contains("Checking the artifact", "Installed Tiny");
    }

    @Test
    void theSecondTimeNothingIsDone() throws IOException, ModelStoreException {
        ModelInstaller installer = installer(1, ModelInstallerTest::write);
        installer.install(entry(1), artifact, store, progress);
        steps.clear();
        Files.delete(artifact);
        Files.writeString(artifact, "weights");
        installer.install(entry(1), artifact, store, progress);
        assertThat(conversions).hasValue(1);
        assertThat(steps).isEmpty();
    }

    @Test
    void aNewerConversionReplacesTheModel() throws IOException, ModelStoreException {
        installer(1, ModelInstallerTest::write).install(entry(1), artifact, store, progress);
        installer(2, ModelInstallerTest::write).install(entry(1), artifact, store, progress);
        assertThat(conversions).hasValue(2);
        assertThat(visible()).containsExactly("tiny");
    }

    @Test
    void aDamagedModelIsReplaced() throws IOException, ModelStoreException {
        ModelInstaller installer = installer(1, ModelInstallerTest::write);
        installer.install(entry(1), artifact, store, progress);
        Files.delete(store.resolve("tiny").resolve("model.onnx"));
        installer.install(entry(1), artifact, store, progress);
        assertThat(conversions).hasValue(2);
        assertThat(new ModelStore(List.of(store)).entries()).hasOnlyElementsOfType(StoreEntry.Usable.class);
    }

    @Test
    void aWrongArtifactIsRefusedAndNothingIsLeft() throws IOException {
        CatalogueEntry entry = entry(1);
        Files.writeString(artifact, "other weights");
        assertThatThrownBy(() -> installer(1, ModelInstallerTest::write).install(entry, artifact, store, progress))
                .isInstanceOf(ModelStoreException.class)
                .hasMessageContaining("expected SHA-256 " + entry.sha256())
                .hasMessageContaining("found " + Checksums.sha256(artifact));
        assertThat(conversions).hasValue(0);
        assertThat(visible()).isEmpty();
    }

    @Test
    void aMissingArtifactIsNamed() throws IOException {
        CatalogueEntry entry = entry(1);
        assertThatThrownBy(() -> installer(1, ModelInstallerTest::write)
                        .install(entry, folder.resolve("absent.jar"), store, progress))
                .isInstanceOf(ModelStoreException.class)
                .hasMessageContaining("absent.jar")
                .hasMessageContaining("some.group:tiny:1");
    }

    @Test
    void aFailedConversionLeavesTheStoreAsItWas() throws IOException {
        CatalogueEntry entry = entry(1);
        ModelInstaller failing = installer(1, target -> {
            Files.writeString(target.resolve("model.onnx"), "half");
            throw new IOException("No space left on device");
        });
        assertThatThrownBy(() -> failing.install(entry, artifact, store, progress))
                .isInstanceOf(ModelStoreException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("Free space there");
        assertThat(visible()).isEmpty();
    }

    @Test
    void whatADeadInstallationLeftIsRemoved() throws IOException, ModelStoreException {
        Path left = Files.createDirectories(store.resolve(".tiny.partial-dead"));
        Files.writeString(left.resolve("model.onnx.data"), "half");
        assertThat(new ModelStore(List.of(store)).entries()).isEmpty();
        installer(1, ModelInstallerTest::write).install(entry(1), artifact, store, progress);
        assertThat(visible()).containsExactly("tiny");
    }

    @Test
    void aFullDiskIsNoticedBeforeTheWork() throws IOException {
        CatalogueEntry entry = entry(Long.MAX_VALUE);
        assertThatThrownBy(() -> installer(1, ModelInstallerTest::write).install(entry, artifact, store, progress))
                .isInstanceOf(ModelStoreException.class)
                .hasMessageContaining("too full");
        assertThat(conversions).hasValue(0);
    }

    @Test
    void twoInstallationsAtOnceEndWithOneGoodModel() throws IOException, InterruptedException {
        CatalogueEntry entry = entry(1);
        ModelInstaller installer = installer(1, ModelInstallerTest::write);
        int refused = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<ModelDescription>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(threads.submit(() -> installer.install(entry, artifact, store, (step, fraction) -> {})));
            }
            for (Future<ModelDescription> run : runs) {
                try {
                    run.get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(ModelStoreException.class).hasMessageContaining("already");
                    refused++;
                }
            }
        }
        assertThat(refused).isLessThan(4);
        assertThat(conversions).hasValue(1);
        assertThat(visible()).containsExactly("tiny");
    }
}
