package dev.headlight.export.html;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.core.WholeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
    public static void write(Trace trace, Selection selection, Readings readings, Path file) throws IOException {
        PageContent content = PageContent.of(trace, selection, readings);
        WholeFile.write(file, part -> {
            try (OutputStream stream =
                    new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW))) {
                write(content, stream);
            }
        });
    }

    /** Follows the template, whose places for content are called {@code @@NAME@@}. */
    private static void write(PageContent content, OutputStream stream) throws IOException {
        PageSource source = PageSource.load();
        String[] parts = source.template().split("@@", -1);
        for (int part = 0; part < parts.length; part++) {
            if (part % 2 == 0) {
                put(parts[part], stream);
            } else {
                place(parts[part], source, content, stream);
            }
        }
    }

    private static void place(String name, PageSource source, PageContent content, OutputStream stream)
            throws IOException {
        switch (name) {
            case "POLICY" -> put(source.policy(), stream);
            case "TITLE" -> put(Markup.text(content.title()), stream);
            case "STYLE" -> put(source.style(), stream);
            case "SCRIPT" -> put(source.script(), stream);
            case "DATA" -> put(Markup.json(PageData.json(content)), stream);
            case "WEIGHTS" -> PageWeights.write(content, stream);
            default -> throw new IllegalStateException("the template has a place for " + name);
        }
    }

    private static void put(String text, OutputStream stream) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
