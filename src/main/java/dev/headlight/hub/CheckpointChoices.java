package dev.headlight.hub;

import dev.headlight.hub.ModelChoice.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checkpoints of a repository: weights beside a {@code config.json}, in one file or in numbered parts. */
final class CheckpointChoices {
    private static final String SAFETENSORS = "model.safetensors";
    private static final String PYTORCH = "pytorch_model.bin";
    private static final String INDEX = ".index.json";

    private final HubListing listing;
    private final Companions companions;

    CheckpointChoices(HubListing listing) {
        this.listing = listing;
        companions = new Companions(listing);
    }

    List<ModelChoice> all() {
        List<ModelChoice> choices = new ArrayList<>();
        if (companions.hasConfig("")) {
            addWhole(choices, SAFETENSORS, "safetensors");
            addParts(choices, SAFETENSORS, "safetensors");
            addWhole(choices, PYTORCH, "a PyTorch file");
            addParts(choices, PYTORCH, "PyTorch files");
        }
        return choices;
    }

    private void addWhole(List<ModelChoice> choices, String name, String words) {
        listing.file(name).ifPresent(file -> choices.add(choice(name, "The checkpoint in " + words, List.of(file))));
    }

    /** The index says which part holds which weight; the names of the parts say how many there are. */
    private void addParts(List<ModelChoice> choices, String name, String words) {
        listing.file(name + INDEX).ifPresent(index -> {
            List<HubFile> files = new ArrayList<>(List.of(index));
            files.addAll(parts(name));
            if (files.size() > 1) {
                String sentence = "The checkpoint in " + words + " of " + (files.size() - 1) + " parts";
                choices.add(choice(index.path(), sentence, files));
            }
        });
    }

    /** All parts, or none if one is missing. */
    private List<HubFile> parts(String name) {
        int dot = name.lastIndexOf('.');
        Pattern pattern = Pattern.compile(
                Pattern.quote(name.substring(0, dot)) + "-(\\d{5})-of-(\\d{5})" + Pattern.quote(name.substring(dot)));
        List<HubFile> parts = new ArrayList<>();
        for (HubFile file : listing.files()) {
            Matcher matcher = pattern.matcher(file.path());
            if (matcher.matches() && Integer.parseInt(matcher.group(1)) == parts.size() + 1) {
                parts.add(file);
                if (parts.size() == Integer.parseInt(matcher.group(2))) {
                    return parts;
                }
            }
        }
        return List.of();
    }

    private ModelChoice choice(String main, String sentence, List<HubFile> weights) {
        List<HubFile> files = new ArrayList<>(weights);
        files.addAll(companions.of(""));
        String tokenizer = companions.hasTokenizer("") ? "" : ", without a tokenizer";
        // The hub counts the weights of safetensors only; PyTorch files are mostly the same, saved earlier.
        Precision precision = listing.about().precision();
        return new ModelChoice(
                Form.CHECKPOINT, precision, main, sentence + " with " + precision.words() + tokenizer, files);
    }
}
