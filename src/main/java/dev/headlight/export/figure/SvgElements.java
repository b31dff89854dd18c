package dev.headlight.export.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements of an SVG file, one a line. Failures of the stream below come out as {@link SvgFailure}. */
final class SvgElements {
    private final XMLStreamWriter xml;

    /** The stream could not be written. */
    static final class SvgFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        SvgFailure(XMLStreamException cause) {
            super(cause);
        }
    }

    /** Writes what stands in a tag. */
    @FunctionalInterface
    interface Attributes {
        void write() throws XMLStreamException;
    }

    SvgElements(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** An element without content. */
    void empty(String name, Attributes attributes) {
        attempt(() -> {
            xml.writeEmptyElement(name);
            attributes.write();
            xml.writeCharacters("\n");
        });
    }

    /** An element around others. */
    void element(String name, Attributes attributes, Runnable content) {
        attempt(() -> {
            xml.writeStartElement(name);
            attributes.write();
            xml.writeCharacters("\n");
            content.run();
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    /** An element with words. */
    void words(String name, String words, Attributes attributes) {
        attempt(() -> {
            xml.writeStartElement(name);
            attributes.write();
            xml.writeCharacters(allowed(words));
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    /** Text of the picture. */
    void text(String text, Attributes attributes) {
        words("text", text, attributes);
    }

    void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    void attribute(String name, double value) throws XMLStreamException {
        xml.writeAttribute(name, number(value));
    }

    private static void attempt(Attributes writing) {
        try {
            writing.write();
        } catch (XMLStreamException e) {
            throw new SvgFailure(e);
        }
    }

    /** With three decimals at most, which is a thousandth of a pixel. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** XML has no control characters and no halves of pairs: the replacement character stands for them. */
    private static String allowed(String text) {
        int[] points = text.codePoints()
                .map(point -> isAllowed(point) ? point : 0xFFFD)
                .toArray();
        return new String(points, 0, points.length);
    }

    /** The characters of XML 1.0, section 2.2. */
    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
