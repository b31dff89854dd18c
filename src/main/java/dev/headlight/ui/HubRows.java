package dev.headlight.ui;

import dev.headlight.state.HubOffer;
import dev.headlight.state.HubOpening;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The part of the page that brings models from Hugging Face: what there is, before anything is downloaded. */
final class HubRows extends VBox {
    private final HubOpening hub;
    private final Runnable onChoice;
    private final TextField repository = new TextField();
    private final VBox choices = new VBox();

    /** @param onChoice called when a download begins */
    HubRows(HubOpening hub, Runnable onChoice) {
        this.hub = hub;
        this.onChoice = onChoice;
        getStyleClass().add("model-rows");
        choices.getStyleClass().add("model-rows");
        repository.setId("hub-repository");
        repository.setPromptText("owner/name, or the address of a model's page");
        repository.setAccessibleText("Repository on Hugging Face");
        repository.setOnAction(event -> look());
        HBox.setHgrow(repository, Priority.ALWAYS);
        Button look = new Button("Look");
        look.setId("hub-look");
        look.setOnAction(event -> look());
        HBox field = new HBox(repository, look);
        field.getStyleClass().add("card-heading");
        getChildren().addAll(Parts.label("From Hugging Face", "card-title"), field, choices);
        hub.offerProperty().subscribe(this::show);
    }

    private void look() {
        String asked = repository.getText().strip();
        if (!asked.isEmpty()) {
            hub.look(asked);
        }
    }

    private void show(@Nullable HubOffer offer) {
        choices.getChildren().clear();
        Parts.setShown(choices, offer != null);
        if (offer != null) {
            Label facts = Parts.label(offer.repository() + " · " + offer.facts(), "muted");
            facts.setWrapText(true);
            choices.getChildren().add(facts);
            offer.choices().forEach(choice -> choices.getChildren().add(row(choice)));
            if (offer.choices().isEmpty()) {
                choices.getChildren()
                        .add(Parts.label(
                                "There is no file that Headlight reads: ONNX, safetensors, PyTorch.", "muted"));
            }
        }
    }

    private Button row(HubOffer.Choice choice) {
        return ModelRow.opening(choice.main(), "download " + choice.size(), choice.sentence(), () -> {
            onChoice.run();
            hub.open(choice);
        });
    }
}
