package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.Trace;
import dev.headlight.export.figure.FigureFormat;
import dev.headlight.export.html.HtmlPage;
import dev.headlight.export.html.PageStart;
import dev.headlight.export.numbers.Delimiter;
import dev.headlight.export.numbers.ShownTable;
import dev.headlight.export.numbers.TraceFile;
import dev.headlight.export.numbers.TraceFormat;
import dev.headlight.raster.BundledFonts;
import java.util.ArrayList;
import java.util.List;

/** All kinds of files that the export sheet offers, in its order. */
final class ExportKinds {
    private ExportKinds() {}

    static List<ExportKind> all(WindowContext context) {
        Readings readings = context.readings().shared();
        BundledFonts fonts = context.painters().fonts();
        List<ExportKind> kinds = new ArrayList<>(List.of(
                new PictureKind(FigureFormat.SVG, "SVG, for the web and for drawing programs", fonts),
                new PictureKind(FigureFormat.PDF, "PDF, for papers", fonts),
                new PictureKind(FigureFormat.PNG, "PNG, pixels", fonts),
                new DataKind(
                        "HTML, an interactive page for any browser",
                        "html",
                        (content, file) -> HtmlPage.write(
                                content.trace(), content.selection(), readings, PageStart.PLAIN, file))));
        kinds.addAll(tables(readings, Delimiter.COMMA, "CSV", "csv"));
        kinds.addAll(tables(readings, Delimiter.TAB, "TSV", "tsv"));
        kinds.add(trace(TraceFormat.SAFETENSORS, "safetensors, all numbers of this text"));
        kinds.add(trace(TraceFormat.NPZ, "NPZ, all numbers of this text for NumPy"));
        kinds.add(trace(TraceFormat.NPY, "NPY, the attentions of all heads for NumPy"));
        kinds.add(trace(TraceFormat.JSON, "JSON, all numbers of this text"));
        return List.copyOf(kinds);
    }

    private static List<ExportKind> tables(Readings readings, Delimiter delimiter, String name, String extension) {
        return List.of(
                new DataKind(
                        name + ", the weights of the matrix",
                        extension,
                        (content, file) ->
                                ShownTable.matrix(readings.of(content.trace(), content.selection()), delimiter, file)),
                new DataKind(
                        name + ", the links that are drawn",
                        extension,
                        (content, file) -> ShownTable.links(
                                readings.of(content.trace(), content.selection()),
                                content.selection().reading().threshold(),
                                delimiter,
                                file)),
                new DataKind(
                        name + ", what each head does",
                        extension,
                        (content, file) -> ShownTable.heads(content.trace(), heads(content.trace()), delimiter, file)));
    }

    private static HeadTable heads(Trace trace) {
        return HeadTable.of(trace.text(), trace.attentions());
    }

    private static ExportKind trace(TraceFormat format, String label) {
        return new DataKind(
                label, format.extension(), (content, file) -> TraceFile.write(content.trace(), format, file));
    }
}
