package dev.headlight.hub;

import dev.headlight.hub.ModelChoice.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The ONNX files of a repository, at its root or in {@code onnx/}, with the files that hold their weights. */
final class OnnxChoices {
    private static final String END = ".onnx";
    private static final Set<String> FOLDERS = Set.of("", "onnx/");

    private final HubListing listing;
    private final Companions companions;

    OnnxChoices(HubListing listing) {
        this.listing = listing;
        companions = new Companions(listing);
    }

    /** The most exact first; among those of one precision the plain {@code model.onnx} first, then by name. */
    List<ModelChoice> all() {
        return listing.files().stream()
                .filter(file -> FOLDERS.contains(file.folder()) && file.name().endsWith(END))
                .map(this::choice)
                .sorted(Comparator.comparing(ModelChoice::precision)
                        .thenComparing(choice -> !isPlain(choice.main()))
                        .thenComparingInt(choice -> choice.main().length())
                        .thenComparing(ModelChoice::main))
                .toList();
    }

    private static boolean isPlain(String path) {
        return path.equals("model.onnx") || path.equals("onnx/model.onnx");
    }

    private ModelChoice choice(HubFile graph) {
        List<HubFile> files = new ArrayList<>(List.of(graph));
        listing.files().stream().filter(file -> holdsWeightsOf(graph, file)).forEach(files::add);
        files.addAll(companions.of(graph.folder()));
        Precision precision = Precision.ofName(graph.name());
        String sentence = "The ONNX file " + graph.path() + " with " + precision.words() + remark(graph.name())
                + (companions.hasTokenizer(graph.folder()) ? "" : ", without a tokenizer");
        return new ModelChoice(Form.ONNX, precision, graph.path(), sentence, files);
    }

    /** {@code model.onnx_data}, {@code model.onnx_data_1}, {@code model.onnx.data}: the habits of the exporters. */
    private static boolean holdsWeightsOf(HubFile graph, HubFile file) {
        return file.folder().equals(graph.folder())
                && (file.name().startsWith(graph.name() + "_data")
                        || file.name().startsWith(graph.name() + ".data"));
    }

    private static String remark(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.matches(".*_o[1-4]\\.onnx")) {
            return ", optimized for the runtime";
        }
        if (lower.startsWith("decoder")) {
            return ", the decoder of a pair";
        }
        return lower.startsWith("encoder") ? ", the encoder of a pair" : "";
    }
}
