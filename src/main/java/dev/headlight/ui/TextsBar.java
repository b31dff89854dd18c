package dev.headlight.ui;

import dev.headlight.core.Trace;
import dev.headlight.corpus.CorpusReport;
import dev.headlight.state.GridState;
import dev.headlight.state.TextsRun;
import dev.headlight.state.TextsStatus;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Says which texts the heads' numbers are of, and takes a file of texts. */
final class TextsBar extends HBox {
    private static final double BAR_WIDTH = 120;

    private final WindowContext context;
    private final TextsRun texts;
    private final Label shown = Parts.label("", "muted");
    private final Button open = new Button("Over a file of texts…");
    private final Button back = new Button("Back to this text");
    private final Button cancel = new Button("Cancel");
    private final ProgressBar progress = new ProgressBar();

    TextsBar(WindowContext context, TextsRun texts) {
        this.context = context;
        this.texts = texts;
        shown.setId("texts-shown");
        shown.setWrapText(true);
        open.setId("open-texts");
        Tip.on(open, "A file in UTF-8 with one text a line; a tab stands between the sentences of a pair");
        open.setOnAction(event -> context.paths().texts().ifPresent(texts::run));
        back.setId("close-texts");
        back.setOnAction(event -> grid().showTexts(null));
        cancel.setId("cancel-texts");
        cancel.setOnAction(event -> texts.cancel());
        progress.setPrefWidth(BAR_WIDTH);
        progress.getStyleClass().add("slim-bar");
        getStyleClass().add("texts-bar");
        getChildren().addAll(shown, progress, cancel, Parts.spring(), back, open);
        texts.statusProperty().subscribe((before, after) -> show());
        grid().textsProperty().subscribe((before, after) -> show());
        context.workbench().traces().traceProperty().subscribe((before, after) -> show());
        show();
    }

    private GridState grid() {
        return context.workbench().view().grid();
    }

    /** The same as the button with a file that is known already. */
    void run(Path file) {
        texts.run(file);
    }

    private void show() {
        TextsStatus status = texts.statusProperty().get();
        boolean isRunning = status instanceof TextsStatus.Running;
        CorpusReport report = ofModel(grid().textsProperty().get());
        Parts.setShown(progress, isRunning);
        Parts.setShown(cancel, isRunning);
        Parts.setShown(back, report != null);
        open.setDisable(isRunning);
        shown.setText(
                switch (status) {
                    case TextsStatus.Running running -> running(running);
                    case TextsStatus.Failed failed -> failed.reason();
                    case TextsStatus.Idle idle -> report == null ? "Numbers of this text" : words(report);
                });
    }

    private String running(TextsStatus.Running running) {
        progress.setProgress(running.fraction());
        return running.name() + ": " + running.texts() + " texts";
    }

    private @Nullable CorpusReport ofModel(@Nullable CorpusReport report) {
        Trace trace = context.trace();
        return trace != null && HeadTables.isOf(report, trace) ? report : null;
    }

    private static String words(CorpusReport report) {
        String mapped = report.distances() == null
                ? ""
                : "; map of the first " + report.distances().extent().texts();
        return String.format(
                        Locale.ROOT,
                        "Means over %,d texts, %,d tokens of %s%s.",
                        report.means().extent().texts(),
                        report.means().extent().tokens(),
                        Path.of(report.source()).getFileName(),
                        mapped)
                + String.join(
                        "",
                        report.remarks().stream().map(remark -> " " + remark).toList());
    }
}
