package dev.headlight.ui;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.CatalogueDownload;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.StoreEntry;
import dev.headlight.state.ModelFacts;
import dev.headlight.state.ModelShelf;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** The rows of the page that opens models: those installed, those opened before, and those that can be downloaded. */
final class KnownModels extends VBox {
    private final HubRows hub;
    private final Actions actions;

    /** What a click on a row does. */
    interface Actions {
        void open(ModelDescription installed);

        void reopen(Path path);

        /** Shows what the hub says of a model before anything is downloaded. */
        void look(String repository);
    }

    /** @param hub shown between what is here and what is elsewhere */
    KnownModels(HubRows hub, Actions actions) {
        this.hub = hub;
        this.actions = actions;
        getStyleClass().add("model-rows");
    }

    /** @param recent locations, the newest first */
    void fill(ModelShelf shelf, List<String> recent) {
        getChildren().setAll(title("On this computer"));
        if (shelf.entries().isEmpty()) {
            getChildren().add(ModelRow.saying("No model is installed", "", shelf.whyMissing(null)));
        }
        shelf.entries().forEach(entry -> getChildren().add(row(entry)));
        if (!recent.isEmpty()) {
            getChildren().add(title("Recent"));
            recent.forEach(location -> getChildren().add(recent(location)));
        }
        getChildren().addAll(hub, title("Available to download"));
        ModelFacts.downloads().stream()
                .filter(known -> shelf.entries().stream().noneMatch(stored -> known.isCalled(stored.id())))
                .forEach(known -> getChildren().add(download(known)));
        getChildren()
                .add(ModelRow.saying(
                        "Any other model",
                        "",
                        "Drop a file or folder anywhere on this window: .onnx, .safetensors, pytorch_model.bin or a"
                                + " TensorFlow checkpoint beside its config.json, a zip or a jar. Nothing leaves this"
                                + " computer."));
    }

    private static Node title(String text) {
        return Parts.label(text, "card-title");
    }

    private Node row(StoreEntry entry) {
        return switch (entry) {
            case StoreEntry.Usable(ModelDescription model) -> {
                Button row = ModelRow.of(model, () -> actions.open(model));
                row.setId("stored-" + model.id());
                yield row;
            }
            case StoreEntry.Damaged damaged -> ModelRow.saying(damaged.id(), "damaged", damaged.problem());
        };
    }

    private Node recent(String location) {
        Path path = ModelLibrary.existing(location).orElse(null);
        String name = location.substring(1 + Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')));
        return path != null
                ? ModelRow.opening(name, "", location, () -> actions.reopen(path))
                : ModelRow.saying(name, "gone", "There is nothing at " + location + " any more.");
    }

    private Node download(CatalogueDownload known) {
        Button row = ModelRow.opening(
                known.name(), ModelRow.facts(known), known.description(), () -> actions.look(known.repository()));
        row.setId("download-" + known.id());
        return row;
    }
}
