package dev.headlight.export.html;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.core.WholeFile;
import dev.headlight.figure.FigureTheme;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;

/**
 * Writes a page that shows the links, the matrix and the grid of a trace in any browser, without network: everything is in
 * one file, numbers as float32, and its own policy forbids the browser to load anything else.
 */
public final class HtmlPage {
    private HtmlPage() {}

    /**
     * Writes the file whole or not at all. It begins as the selection has it; weights are read as it says.
     *
     * @throws IOException with a message for people, also where the text is too long for a page
     */
    public static void write(Trace trace, Selection selection, Readings readings, PageStart start, Path file)
            throws IOException {
        PageContent content = PageContent.of(trace, selection, readings);
        WholeFile.write(file, part -> {
            try (OutputStream stream =
                    new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW))) {
                write(content, start, stream);
            }
        });
    }

    /** Follows the template, whose places for content are called {@code @@NAME@@}. */
    private static void write(PageContent content, PageStart start, OutputStream stream) throws IOException {
        PageSource source = PageSource.load();
        String[] parts = source.template().split("@@", -1);
        for (int part = 0; part < parts.length; part++) {
            if (part % 2 == 0) {
                put(parts[part], stream);
            } else {
                place(parts[part], source, content, start, stream);
            }
        }
    }

    private static void place(String name, PageSource source, PageContent content, PageStart start, OutputStream stream)
            throws IOException {
        switch (name) {
            case "ROOT" -> put(theme(start), stream);
            case "STILL" -> put(still(start), stream);
            case "POLICY" -> put(source.policy(), stream);
            case "TITLE" -> put(Markup.text(content.title()), stream);
            case "STYLE" -> put(source.style(), stream);
            case "SCRIPT" -> put(source.script(), stream);
            case "DATA" -> put(Markup.json(PageData.json(content, start)), stream);
            case "WEIGHTS" -> PageWeights.write(content, stream);
            default -> throw new IllegalStateException("the template has a place for " + name);
        }
    }

    /** Attributes of the root element. */
    private static String theme(PageStart start) {
        FigureTheme theme = start.theme();
        return theme == null ? "" : " data-theme=\"" + (theme.dark() ? "dark" : "light") + "\"";
    }

    private static String still(PageStart start) {
        PageStart.Still still = start.still();
        if (still == null) {
            return "";
        }
        String picture = Base64.getEncoder().encodeToString(still.svg().getBytes(StandardCharsets.UTF_8));
        return "<section class=\"still\"><h2>" + Markup.text(still.name()) + "</h2><img alt=\""
                + Markup.text(still.words()) + "\" src=\"data:image/svg+xml;base64," + picture + "\"></section>\n";
    }

    private static void put(String text, OutputStream stream) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
