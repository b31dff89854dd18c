package dev.headlight.export.html;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.testing.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes the picture of the interactive page for docs/features.md; needs Chromium. */
public final class PagePicture {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private PagePicture() {}

    /** As a reader sees it whose system is dark. */
    public static void take(Trace trace, Selection selection, Path picture) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("page");
        Path page = folder.resolve("page.html");
        HtmlPage.write(trace, selection, new Readings(), PageStart.PLAIN, page);
        try (Browser browser = new Browser(folder.resolve("profile"))) {
            browser.resize(WIDTH, HEIGHT);
            browser.preferDark(true);
            browser.open(page);
            browser.picture(picture);
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
