package dev.headlight.ui;

import dev.headlight.model.ModelVariant;
import dev.headlight.model.Precision;
import dev.headlight.state.FileOpening;
import dev.headlight.state.ModelFacts;
import java.nio.file.Path;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The forms of a model that was named by its path, to choose from; there only while there is a choice. */
final class FileRows extends VBox {
    private final FileOpening files;
    private final ObservableValue<Precision> precision;
    private final Runnable onChoice;

    /** @param onChoice called when one is chosen */
    FileRows(FileOpening files, ObservableValue<Precision> precision, Runnable onChoice) {
        this.files = files;
        this.precision = precision;
        this.onChoice = onChoice;
        setId("variants");
        getStyleClass().add("model-rows");
        files.offerProperty().subscribe(this::show);
        precision.subscribe(chosen -> show(files.offerProperty().get()));
    }

    private void show(FileOpening.@Nullable Offer offer) {
        getChildren().clear();
        Parts.setShown(this, offer != null);
        if (offer != null) {
            Path name = offer.path().getFileName();
            getChildren().add(Parts.label("Which form of " + (name == null ? offer.path() : name), "card-title"));
            offer.variants().forEach(variant -> getChildren().add(row(variant)));
        }
    }

    private Button row(ModelVariant variant) {
        Button row = ModelRow.opening(
                variant.name(), ModelFacts.sizes(variant.size(), precision.getValue()), variant.form(), () -> {
                    onChoice.run();
                    files.open(variant, precision.getValue());
                });
        row.setId(ModelRow.id("variant", variant.name()));
        return row;
    }
}
