package dev.headlight.ui;

import dev.headlight.core.CrashReports;
import dev.headlight.core.RecentLog;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;

/** The pages of the menu's last section: reading attention, the log, about; and the notice of a crash. */
final class HelpPages {
    private final CrashNotice notice = new CrashNotice();
    private final PageSheet reading =
            new PageSheet("reading-sheet", "Reading attention", new ReadingPage(), ReadingPage::text, () -> {});
    private final PageSheet notices;
    private final PageSheet log;
    private final PageSheet about;

    HelpPages(WindowContext context) {
        notices = text("notices-sheet", "Third-party notices", AboutText::notices);
        log = text("log-sheet", "Log", HelpPages::log);
        Button more = new Button("Third-party notices");
        more.setId("show-notices");
        about = text(
                "about-sheet",
                "About Headlight",
                () -> AboutText.of(context.workbench().traces().modelProperty().get()),
                more);
        more.setOnAction(event -> notices.show());
    }

    private static PageSheet text(String id, String title, Supplier<String> text, Node... actions) {
        TextArea area = new TextArea();
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(28);
        area.setAccessibleText(title);
        area.getStyleClass().add("page-text");
        return new PageSheet(id, title, area, text, () -> area.setText(text.get()), actions);
    }

    private static String log() {
        return RecentLog.ofThisProcess()
                .map(recent -> "What went wrong since the start, without your texts; also in " + recent.folder()
                        + "\n\n" + (recent.text().isEmpty() ? "Nothing." : recent.text()))
                .orElse("Nothing is logged in this window.");
    }

    void fill(AppMenu menu) {
        menu.add(AppMenu.Section.HELP, "Reading attention", "", reading::show)
                .add(AppMenu.Section.HELP, "Log", "", log::show)
                .add(AppMenu.Section.HELP, "About Headlight", "", about::show);
    }

    List<Node> sheets() {
        return List.of(reading, log, about, notices);
    }

    CrashNotice notice() {
        return notice;
    }

    /** Puts one away; answers whether one was there. */
    boolean hide() {
        return notices.hide() || about.hide() || log.hide() || reading.hide();
    }

    void tell(CrashReports.Report report) {
        notice.show(report);
    }
}
