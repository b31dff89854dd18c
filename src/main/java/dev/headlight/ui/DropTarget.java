package dev.headlight.ui;

import dev.headlight.model.Precision;
import dev.headlight.session.SessionFile;
import dev.headlight.state.FileOpening;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

/** Models and sessions may be dropped anywhere on the window; while one is dragged, a calm overlay says so. */
final class DropTarget extends StackPane {
    private static final List<String> USABLE = List.of(
            ".onnx",
            ".safetensors",
            ".bin",
            ".pt",
            ".pth",
            ".index",
            ".ckpt",
            ".zip",
            ".jar",
            ".json",
            SessionFile.ENDING);

    private final FileOpening files;
    private Consumer<Path> openSession = path -> {};
    private final Label text = Parts.label("", "drop-text");

    DropTarget(FileOpening files) {
        this.files = files;
        setId("drop-target");
        getStyleClass().add("drop-target");
        getChildren().add(text);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Says who opens sessions. */
    void setOnSession(Consumer<Path> handler) {
        openSession = handler;
    }

    /** Listens to what is dragged over a node. */
    void listenTo(Node node) {
        node.addEventFilter(DragEvent.DRAG_OVER, this::over);
        node.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
        node.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> {
            if (node.equals(event.getTarget())) {
                setVisible(false);
            }
        });
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            List<Path> paths = paths(event.getDragboard().getFiles());
            text.setText("Drop to open " + chosen(paths).getFileName());
            toFront();
            setVisible(true);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        setVisible(false);
        if (event.getDragboard().hasFiles()) {
            drop(paths(event.getDragboard().getFiles()));
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private static List<Path> paths(List<File> files) {
        return files.stream().map(File::toPath).toList();
    }

    /** Opens the first of several things that can be a model. */
    void drop(List<Path> paths) {
        Path chosen = chosen(paths);
        if (SessionFile.isNamedSo(chosen.toString())) {
            openSession.accept(chosen);
            return;
        }
        files.open(
                chosen,
                Precision.FP32,
                paths.size() == 1
                        ? List.of()
                        : List.of("This is " + chosen.getFileName() + ", the first of " + paths.size()
                                + " dropped things that can be a model."));
    }

    private static Path chosen(List<Path> paths) {
        return paths.stream().filter(DropTarget::isUsable).findFirst().orElse(paths.getFirst());
    }

    private static boolean isUsable(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return path.toFile().isDirectory() || USABLE.stream().anyMatch(name::endsWith);
    }
}
