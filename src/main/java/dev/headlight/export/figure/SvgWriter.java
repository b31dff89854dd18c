package dev.headlight.export.figure;

import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureLayer;
import dev.headlight.figure.TextMeasure;
import dev.headlight.raster.BundledFonts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes figures as SVG files (Scalable Vector Graphics 1.1): curves stay curves, text
 * stays text in fonts within the file, cells are one image. The same figure gives the same bytes.
 */
final class SvgWriter {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    /** Letters stand as they were measured: each by itself, blanks kept. */
    private static final String TEXT_RULE =
            "text{font-kerning:none;font-variant-ligatures:none;white-space:pre;text-rendering:geometricPrecision}\n";

    private final BundledFonts fonts;
    private final TextMeasure measure;

    SvgWriter(BundledFonts fonts, TextMeasure measure) {
        this.fonts = fonts;
        this.measure = measure;
    }

    void write(Figure figure, FigureWords words, OutputStream out) throws IOException {
        List<FigureLayer> layers = figure.layers();
        UsedLetters letters = new UsedLetters(fonts);
        layers.forEach(layer -> layer.drawing().paint(letters));
        String rules = SvgFonts.rules(letters.letters());
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeCharacters("\n");
            SvgElements svg = new SvgElements(xml);
            svg.element("svg", () -> root(xml, svg, figure), () -> {
                svg.words("title", words.title(), () -> {});
                svg.words("desc", words.description(), () -> {});
                svg.words("style", rules + TEXT_RULE, () -> {});
                SvgPainter painter = new SvgPainter(svg, fonts, measure);
                layers.forEach(layer -> layer(svg, layer, painter));
            });
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException | SvgElements.SvgFailure e) {
            throw new IOException("the SVG file could not be written: " + e.getMessage(), e);
        }
    }

    private static void root(XMLStreamWriter xml, SvgElements svg, Figure figure) throws XMLStreamException {
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeNamespace("xlink", "http://www.w3.org/1999/xlink");
        svg.attribute("width", figure.width());
        svg.attribute("height", figure.height());
        svg.attribute(
                "viewBox", "0 0 " + SvgElements.number(figure.width()) + " " + SvgElements.number(figure.height()));
        svg.attribute("role", "img");
    }

    private static void layer(SvgElements svg, FigureLayer layer, SvgPainter painter) {
        svg.element(
                "g",
                () -> {
                    if (layer.opacity() < 1) {
                        svg.attribute("opacity", layer.opacity());
                    }
                },
                () -> layer.drawing().paint(painter));
    }
}
