package dev.headlight.model;

import dev.headlight.core.DurableFiles;
import dev.headlight.onnx.CanonicalGraph;
import dev.headlight.onnx.OnnxFormatException;
import dev.headlight.onnx.OnnxModelFile;
import dev.headlight.onnx.PromotedModel;
import dev.headlight.tokenizer.TokenizerException;
import dev.headlight.tokenizer.TokenizerSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes the attentions of an ONNX file outputs and takes the tokenizer that lies beside it. */
final class OnnxFileConversion implements SourceConversion {
    static final int VERSION = 3;

    private final ModelSource.Onnx source;

    OnnxFileConversion(ModelSource.Onnx source) {
        this.source = source;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public long bytes() throws IOException {
        return SourceVariants.graphBytes(source.file());
    }

    @Override
    public List<String> remarks() {
        return source.remark().isEmpty() ? List.of() : List.of(source.remark());
    }

    @Override
    public String licence() {
        return SourceLicence.in(source.companions());
    }

    @Override
    public ConvertedModel convert(ModelIdentity identity, Precision precision, Path folder, Progress progress)
            throws IOException, ModelStoreException {
        progress.report("Looking for attention", 0);
        PromotedModel model = promoted(precision);
        TokenizerSource tokenizer = TokenizerLookup.of(source.file());
        checkFits(tokenizer, model);
        progress.report("Writing weights", 0);
        model.writeWeights(folder);
        String sha256 = Checksums.sha256(source.file(), done -> progress.report("Computing checksums", done));
        model.graph().write(folder.resolve(Manifest.ONNX), "Headlight", OnnxMetadata.of(identity, sha256, folder));
        DurableFiles.write(folder.resolve(Manifest.TOKENIZER), tokenizer.json());
        SourceConfig config = SourceConfig.in(source.companions());
        DurableFiles.write(
                folder.resolve(Manifest.CONFIG), config.isEmpty() ? ConfigJson.promoted(model) : config.text());
        return new PromotedDescription(model, config, precision, tokenizer.origin()).converted();
    }

    private PromotedModel promoted(Precision precision) throws IOException, ModelStoreException {
        OnnxModelFile file;
        try {
            file = OnnxModelFile.open(source.file());
        } catch (OnnxFormatException e) {
            throw new ModelStoreException(
                    source.file() + ": " + e.getMessage() + ". Download or export it again, or open another file", e);
        }
        try {
            return CanonicalGraph.of(file).stored(precision.storage());
        } catch (OnnxFormatException e) {
            throw new ModelStoreException(source.file() + ": " + e.getMessage(), e);
        }
    }

    private static void checkFits(TokenizerSource tokenizer, PromotedModel model) throws ModelStoreException {
        try {
            tokenizer.checkFits(model.vocabularySize());
        } catch (TokenizerException e) {
            throw new ModelStoreException(String.valueOf(e.getMessage()), e);
        }
    }
}
