package dev.headlight.export.figure;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What an SVG file holds, read back by the XML parser of the JDK. */
public final class SvgFile {
    private final Document document;

    public SvgFile(byte[] bytes) throws Exception {
        document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes));
    }

    /** All elements of a name, in order. */
    public List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    /** What stands in all elements of a name. */
    public List<String> words(String name) {
        return elements(name).stream().map(Element::getTextContent).toList();
    }

    /** The outermost element. */
    public Element root() {
        return document.getDocumentElement();
    }
}
