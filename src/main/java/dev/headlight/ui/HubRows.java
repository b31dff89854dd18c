package dev.headlight.ui;

import dev.headlight.model.Precision;
import dev.headlight.state.HubOffer;
import dev.headlight.state.HubOpening;
import dev.headlight.state.ModelFacts;
import javafx.beans.value.ObservableValue;
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
    private final ObservableValue<Precision> precision;
    private final Runnable onChoice;
    private final TextField repository = new TextField();
    private final VBox choices = new VBox();

    /** @param onChoice called when a download begins */
    HubRows(HubOpening hub, ObservableValue<Precision> precision, Runnable onChoice) {
        this.hub = hub;
        this.precision = precision;
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
        precision.subscribe(chosen -> show(hub.offerProperty().get()));
    }

    /** Asks what a repository holds, as if it had been typed. */
    void look(String wanted) {
        repository.setText(wanted);
        look();
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
            facts.setId("hub-facts");
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
        String sizes = ModelFacts.sizes(choice.size(), precision.getValue());
        Button row = ModelRow.opening(choice.main(), "download " + sizes, choice.sentence(), () -> {
            onChoice.run();
            hub.open(choice, precision.getValue());
        });
        row.setId(ModelRow.id("hub", choice.main()));
        return row;
    }
}
