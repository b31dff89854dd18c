package dev.headlight.model;

import dev.headlight.core.AttentionOrigin;
import dev.headlight.onnx.AttentionFinder;
import dev.headlight.onnx.AttentionReport;
import dev.headlight.onnx.OnnxModelFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks into an ONNX file. */
final class OnnxInspection {
    private final ModelSource.Onnx source;
    private final List<String> remarks = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    OnnxInspection(ModelSource.Onnx source) {
        this.source = source;
    }

    ModelPage page() throws IOException {
        AttentionReport report = AttentionFinder.find(OnnxModelFile.open(source.file()));
        problems.addAll(report.problems());
        report.others().stream()
                .map(other -> "The softmax \"" + other.tensor() + "\" is no attention: " + other.reason())
                .forEach(remarks::add);
        if (!source.remark().isEmpty()) {
            remarks.add(source.remark());
        }
        SourceConfig config = SourceConfig.in(source.companions());
        return new ModelPage(
                source.path(),
                new ModelPage.Identity(
                        ModelName.of(source.file()),
                        config.architecture(),
                        config.task(),
                        SourceLicence.in(source.companions()),
                        config.labels()),
                new ModelPage.Attention(report.heads(), blocks(report)),
                graph(report),
                new ModelPage.Files(
                        SourceVariants.graphBytes(source.file()),
                        Checksums.sha256(source.file()),
                        source.variants(),
                        List.of()),
                tokenizer(),
                remarks,
                problems);
    }

    static List<AttentionOrigin> blocks(AttentionReport report) {
        return report.blocks().stream()
                .map(block -> new AttentionOrigin(block.layer(), block.tensor(), block.kind(), block.method()))
                .toList();
    }

    static ModelPage.Graph graph(AttentionReport report) {
        return new ModelPage.Graph(
                report.inputs(), report.outputs(), report.producer(), report.opsets(), report.parameters());
    }

    private String tokenizer() throws IOException {
        try {
            return TokenizerLookup.of(source.file()).origin();
        } catch (ModelStoreException e) {
            problems.add(String.valueOf(e.getMessage()));
            return "";
        }
    }
}
