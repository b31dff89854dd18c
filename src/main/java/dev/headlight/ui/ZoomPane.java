package dev.headlight.ui;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** Shows its content larger or smaller as a whole, text included, and always as large as itself. */
final class ZoomPane extends Region {
    private final Region content;
    private final Scale scale = new Scale(1, 1, 0, 0);

    ZoomPane(Region content, ReadOnlyDoubleProperty zoom) {
        this.content = content;
        content.getTransforms().add(scale);
        getChildren().add(content);
        zoom.subscribe(factor -> {
            scale.setX(factor.doubleValue());
            scale.setY(factor.doubleValue());
            requestLayout();
        });
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / scale.getX(), getHeight() / scale.getY());
    }
}
