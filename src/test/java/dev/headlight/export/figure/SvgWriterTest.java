package dev.headlight.export.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.TokenFocus;
import dev.headlight.figure.FigurePage;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.Pixels;
import dev.headlight.figure.Rect;
import dev.headlight.figure.ReferenceTraces;
import dev.headlight.figure.Rgba;
import dev.headlight.figure.TextStyle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class SvgWriterTest {
    private static final Rgba RED = new Rgba(0x80FF0000);
    private static final TextStyle MONO =
            new TextStyle(TextStyle.Face.MONO, 12, false, FigureTheme.PAPER.text(), TextStyle.Anchor.END);

    private static SvgFile written(OneDrawing drawing) throws Exception {
        return new SvgFile(Pages.bytes(drawing, FigureFormat.SVG));
    }

    private static SvgFile written(FigurePage page) throws Exception {
        return new SvgFile(Pages.bytes(page, FigureFormat.SVG));
    }

    @Test
    void everyLinkIsACurve() throws Exception {
        FigurePage page = Pages.page(Pages.CAT, Pages.request(FigureKind.LINKS));
        Matcher said = Pattern.compile("(\\d+) of \\d+ links drawn").matcher(page.omissions());
        assertThat(said.find()).isTrue();

        List<Element> curves = written(page).elements("path").stream()
                .filter(path -> path.getAttribute("d").contains("C"))
                .toList();

        assertThat(curves).hasSize(Integer.parseInt(said.group(1)));
    }

    @Test
    void theMatrixIsOneImageBesideItsLegend() throws Exception {
        SvgFile svg = written(Pages.page(Pages.CAT, Pages.request(FigureKind.MATRIX)));

        assertThat(svg.elements("image")).hasSize(2);
        assertThat(svg.words("text")).contains("[CLS]", "windows", "key (is looked at)", "0", "1");
        assertThat(svg.elements("text").stream()
                        .filter(text -> text.getAttribute("transform").contains("rotate(-90)")))
                .hasSize(Pages.CAT.text().size() + 1);
    }

    @Test
    void manyTokensStaySmall() throws Exception {
        FigureRequest request = Pages.request(FigureKind.MATRIX);
        byte[] bytes = Pages.bytes(Pages.page(ReferenceTraces.made(8, 11, 512), request), FigureFormat.SVG);

        assertThat(bytes).hasSizeLessThan(600_000);
        assertThat(new SvgFile(bytes).elements("rect")).hasSizeLessThan(20);
    }

    @Test
    void cellsKeepTheirColoursAndTheirEdges() throws Exception {
        int[] colors = {0xFF102030, 0xFF405060, 0xFF708090, 0xFFA0B0C0};
        SvgFile svg =
                written(new OneDrawing(painter -> painter.image(new Pixels(2, 2, colors), new Rect(10, 10, 80, 80))));

        Element image = svg.elements("image").getFirst();
        String data = image.getAttribute("xlink:href").substring("data:image/png;base64,".length());
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
        int middle = picture.getWidth() / 2;
        assertThat(picture.getRGB(middle - 1, middle - 1)).isEqualTo(colors[0]);
        assertThat(picture.getRGB(middle, middle - 1)).isEqualTo(colors[1]);
        assertThat(picture.getRGB(middle - 1, middle)).isEqualTo(colors[2]);
        assertThat(picture.getRGB(middle, middle)).isEqualTo(colors[3]);
        assertThat(image.getAttribute("style")).contains("pixelated");
    }

    @Test
    void opacitySizesAndClipsAreKept() throws Exception {
        SvgFile svg = written(new OneDrawing(
                200,
                100,
                0.25,
                painter -> painter.clipped(new Rect(1, 2, 3, 4), () -> painter.fill(new Rect(5, 6, 7, 8), 3, RED))));

        Element rect = svg.elements("rect").getLast();
        assertThat(rect.getAttribute("rx")).isEqualTo("3");
        assertThat(rect.getAttribute("fill")).isEqualTo("#ff0000");
        assertThat(Double.parseDouble(rect.getAttribute("fill-opacity"))).isBetween(0.5, 0.503);
        Element clip = svg.elements("clipPath").getFirst();
        assertThat(((Element) rect.getParentNode()).getAttribute("clip-path"))
                .isEqualTo("url(#" + clip.getAttribute("id") + ")");
        assertThat(svg.elements("g").getFirst().getAttribute("opacity")).isEqualTo("0.25");
        assertThat(svg.root().getAttribute("viewBox")).isEqualTo("0 0 200 100");
    }

    @Test
    void clipsOfDifferentSheetsHaveDifferentNames() throws Exception {
        FigureRequest focused = new FigureRequest(
                FigureKind.LINKS,
                Pages.DETERMINERS.withPinned(new TokenFocus.Query(3)),
                600,
                4,
                FigureTheme.DARK,
                true,
                false);

        assertThat(written(Pages.page(Pages.CAT, focused)).elements("clipPath"))
                .extracting(clip -> clip.getAttribute("id"))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>&amp;\"'", "]]>", "a\u0000b", "\ud800", "\u202eabc", "العربية", "中文", "👩‍🚀"})
    void anyTextIsTextOfAWellFormedFile(String text) throws Exception {
        SvgFile svg = written(new OneDrawing(painter -> painter.text(text, 190, 50, MONO)));

        String expected = text.replace("\u0000", "\uFFFD").replace("\ud800", text.length() == 1 ? "\uFFFD" : "\ud800");
        assertThat(svg.words("text")).containsExactly(expected);
        assertThat(svg.elements("text").getFirst().getAttribute("text-anchor")).isEqualTo("end");
    }

    @Test
    void fontsHoldTheLettersInUseAndNoMore() throws Exception {
        byte[] few = Pages.bytes(new OneDrawing(painter -> painter.text("abc", 10, 50, MONO)), FigureFormat.SVG);

        assertThat(new String(few, StandardCharsets.UTF_8))
                .contains("@font-face", "JetBrains Mono")
                .doesNotContain("\"Inter\"");
        assertThat(few).hasSizeLessThan(12_000);
    }

    @Test
    void titleAndDescriptionAreThere() throws Exception {
        SvgFile svg = written(new OneDrawing(painter -> {}));

        assertThat(svg.words("title")).containsExactly("a title");
        assertThat(svg.words("desc")).containsExactly("a description");
    }
}
