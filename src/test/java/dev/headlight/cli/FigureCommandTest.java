package dev.headlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.export.figure.SvgFile;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code figure} on the real models. */
class FigureCommandTest {
    private static final String CAT = "The cat sat.";

    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static CommandRun figure(String... arguments) {
        List<String> all = new ArrayList<>(List.of("figure", "--model", "all-minilm-l6-v2"));
        all.addAll(List.of(arguments));
        return CommandRun.withModels(all.toArray(String[]::new));
    }

    private Path batch(String... lines) throws Exception {
        return Files.write(folder.resolve("many.jsonl"), List.of(lines));
    }

    @Test
    void linksBecomeAnSvgFileWhoseTextIsText() throws Exception {
        String out = file("cat.svg");

        CommandRun run = CommandRun.withModels(
                "figure", "--text", CAT, "--layer", "8", "--head", "11", "--caption", "--out", out);

        assertThat(run.done().out()).contains("links of 6 tokens").contains(out);
        SvgFile svg = new SvgFile(Files.readAllBytes(Path.of(out)));
        assertThat(svg.words("text")).contains("[CLS]", "cat", "[SEP]", "8-11");
        assertThat(String.join(" ", svg.words("text"))).contains("BERT base uncased, head 8-11: “The cat sat.”");
    }

    @Test
    void theMatrixBecomesAPdfFileWhoseTextCanBeFound() throws Exception {
        figure("--view", "matrix", "--text", CAT, "--hide-special", "--width", "column", "--out", file("cat.pdf"))
                .done();

        try (PDDocument pdf = Loader.loadPDF(folder.resolve("cat.pdf").toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(3.5f * 72);
            assertThat(new PDFTextStripper().getText(pdf)).contains("sat").doesNotContain("[CLS]\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"links", "matrix", "links-and-matrix", "grid", "neurons", "heads", "embeddings"})
    void everyViewBecomesAPictureOfTheWidthThatWasAskedFor(String view) throws Exception {
        String out = file(view + ".png");

        figure("--view", view, "--text", CAT, "--query", "2", "--width", "500", "--scale", "3", "--out", out)
                .done();

        BufferedImage picture = ImageIO.read(Path.of(out).toFile());
        assertThat(picture.getWidth()).isEqualTo(1500);
        assertThat(picture.getColorModel().hasAlpha()).isFalse();
    }

    @Test
    void aTransparentPictureHasNoGround() throws Exception {
        figure("--text", CAT, "--transparent", "--scale", "1", "--theme", "dark", "--out", file("cat.png"))
                .done();

        BufferedImage picture = ImageIO.read(folder.resolve("cat.png").toFile());
        assertThat(picture.getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void whereNothingIsLeftTheFigureSaysSoOnALowPage() throws Exception {
        figure("--view", "matrix", "--text", "", "--hide-special", "--scale", "1", "--out", file("empty.png"))
                .done();

        assertThat(ImageIO.read(folder.resolve("empty.png").toFile()).getHeight())
                .isLessThan(300);
    }

    @Test
    void aBatchDrawsEachLine() throws Exception {
        Path lines = batch(
                "{\"model\": \"all-minilm-l6-v2\", \"text\": \"%s\", \"heads\": [1, 3], \"out\": \"%s\"}"
                        .formatted(CAT, file("one.svg")),
                "",
                "{\"model\": \"all-minilm-l6-v2\", \"text\": \"--layer\", \"text-pair\": \"b\", \"caption\": true,"
                        + " \"transparent\": false, \"view\": \"matrix\", \"out\": \"%s\"}".formatted(file("two.pdf")));

        CommandRun run = CommandRun.withModels("figure", "--batch", lines.toString());

        assertThat(run.done().out().lines()).hasSize(2);
        assertThat(new SvgFile(Files.readAllBytes(folder.resolve("one.svg"))).words("text"))
                .contains("6-1", "6-3");
        assertThat(folder.resolve("two.pdf")).isRegularFile();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": \"a\"}| Line 2 |--out",
                "{\"text\": \"a\", \"out\": \"x.bmp\"}| Line 2 | FILE.svg",
                "{\"text\": \"a\", \"out\": \"x.svg\", \"colour\": 1}| Line 2 | colour",
                "{\"text\": \"a\", \"out\": \"x.svg\", \"layer\": \"one\"}| Line 2 | --layer",
                "{\"text\": \"a\", \"out\": {}}| Line 2 | object",
                "{\"text\": | Line 2 | of",
                "7 | Line 2 | of",
                "{\"text\": \"a\", \"out\": \"first.svg\"}| Line 2 | line 1",
            })
    void aWrongLineIsNamedBeforeAnythingIsDrawn(String line, String place, String reason) throws Exception {
        Path first = folder.resolve("first.svg");
        String wrong = line.replace("first.svg", first.toString()).replace("\"x.", "\"" + folder + "/x.");
        Path lines = batch("{\"text\": \"a\", \"out\": \"%s\"}".formatted(first), wrong);

        assertThat(CommandRun.withModels("figure", "--batch", lines.toString()).complaint())
                .contains(place + " of " + lines)
                .contains(reason);
        assertThat(first).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--view circles | links, matrix, links-and-matrix, grid",
                "--layer 7 | 6 layers",
                "--layer 0 | counts from 1",
                "--head 13 | 12 heads",
                "--heads 1,x | 1,3,11",
                "--head 1 --heads 2 | exclude",
                "--query 9 | 6 tokens",
                "--scale 9 | 1 to 8",
                "--width 3 | 120 to 8000",
                "--width wide | column",
                "--theme blue | dark or light",
                "--width 8000 --scale 8 | pixels",
            })
    void whatCannotBeDrawnIsRefusedWithWhatCan(String options, String reason) {
        List<String> arguments = new ArrayList<>(List.of("--text", CAT, "--out", file("cat.png")));
        arguments.addAll(List.of(options.split(" ")));

        assertThat(figure(arguments.toArray(String[]::new)).complaint()).contains(reason);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPageHoldsEveryHeadAndBeginsWithTheOneAskedFor() throws Exception {
        String out = file("cat.html");

        CommandRun run = figure("--text", CAT, "--layer", "2", "--head", "3", "--hide-special", "--out", out);

        assertThat(run.done().out()).contains("page of 6 tokens", out);
        assertThat(Files.readString(Path.of(out)))
                .contains("head 2-3", "[CLS], [SEP] hidden as keys and queries", "all 72 heads are in this file");
    }

    @Test
    void aPageOfAnotherViewBeginsWithItsPicture() throws Exception {
        String out = file("cat.html");

        figure("--view", "neurons", "--text", CAT, "--query", "2", "--theme", "dark", "--width", "900", "--out", out)
                .done();

        String page = Files.readString(Path.of(out));
        assertThat(page).contains("<html lang=\"en\" data-theme=\"dark\">", "\"width\":900.0");
        Matcher still =
                Pattern.compile("src=\"data:image/svg\\+xml;base64,([^\"]+)\"").matcher(page);
        assertThat(still.find()).isTrue();
        SvgFile svg = new SvgFile(Base64.getDecoder().decode(still.group(1)));
        assertThat(svg.words("text")).contains("the", "cat");
    }

    @ParameterizedTest
    @CsvSource({"links", "matrix", "links-and-matrix", "grid"})
    void aPageOfAViewThatEveryPageHasNeedsNoPicture(String view) throws Exception {
        String out = file("cat.html");

        figure("--view", view, "--text", CAT, "--caption", "--out", out).done();

        assertThat(Files.readString(Path.of(out)))
                .contains("<html lang=\"en\">", "\"width\":0.0")
                .doesNotContain("data:image/svg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--scale 2", "--transparent"})
    void whatAPageCannotBeIsRefused(String option) {
        List<String> arguments = new ArrayList<>(List.of("--text", CAT, "--out", file("cat.html")));
        arguments.addAll(List.of(option.split(" ")));

        assertThat(figure(arguments.toArray(String[]::new)).complaint()).contains("pictures", "page");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat.gif", "cat", "svg"})
    void anotherFormatIsRefused(String name) {
        assertThat(figure("--text", CAT, "--out", file(name)).complaint())
                .contains("FILE.svg")
                .contains(name);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThat(figure("--text", CAT, "--out", file("no/cat.svg")).complaint())
                .contains("does not exist")
                .contains("--out");
    }
}
