package dev.headlight.ui;

import dev.headlight.session.SessionFile;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The dialogs of the operating system. They begin where the last model was found. */
final class SystemChooser implements PathChooser {
    private final Node owner;
    private @Nullable File lastFolder;
    private @Nullable File lastSaved;

    /** @param owner in the window that the dialogs belong to */
    SystemChooser(Node owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> file() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a model's file");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                "Models (ONNX, safetensors, PyTorch, TensorFlow, zip, jar)",
                                "*.onnx",
                                "*.safetensors",
                                "*.bin",
                                "*.pt",
                                "*.index",
                                "*.zip",
                                "*.jar",
                                "config.json"),
                        new FileChooser.ExtensionFilter("Sessions of Headlight", "*.headlight"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        chooser.setInitialDirectory(lastFolder);
        return chosen(chooser.showOpenDialog(window()), false);
    }

    @Override
    public Optional<Path> folder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a model's folder");
        chooser.setInitialDirectory(lastFolder);
        return chosen(chooser.showDialog(window()), true);
    }

    @Override
    public Optional<Path> texts() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a file with one text a line");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Texts", "*.txt", "*.tsv"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        File file = chooser.showOpenDialog(window());
        return Optional.ofNullable(file).map(File::toPath);
    }

    @Override
    public Optional<Path> session() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a session");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Sessions of Headlight", "*" + SessionFile.ENDING),
                        new FileChooser.ExtensionFilter("All files", "*"));
        return Optional.ofNullable(chooser.showOpenDialog(window())).map(File::toPath);
    }

    @Override
    public Optional<Path> save(String name, String extension) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save as");
        chooser.setInitialFileName(name);
        chooser.setInitialDirectory(lastSaved);
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(extension.toUpperCase(Locale.ROOT), "*." + extension),
                        new FileChooser.ExtensionFilter("All files", "*"));
        File file = chooser.showSaveDialog(window());
        if (file != null) {
            File folder = file.getParentFile();
            lastSaved = folder != null && folder.isDirectory() ? folder : null;
        }
        return Optional.ofNullable(file).map(File::toPath);
    }

    private @Nullable Window window() {
        return owner.getScene() == null ? null : owner.getScene().getWindow();
    }

    private Optional<Path> chosen(@Nullable File file, boolean isFolder) {
        if (file == null) {
            return Optional.empty();
        }
        File above = file.getParentFile();
        File folder = isFolder && above == null ? file : above;
        lastFolder = folder != null && folder.isDirectory() ? folder : null;
        return Optional.of(file.toPath());
    }
}
