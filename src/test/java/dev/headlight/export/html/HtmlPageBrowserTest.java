package dev.headlight.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.Aggregate;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.Threshold;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import dev.headlight.export.numbers.OddTraces;
import dev.headlight.figure.FigureFrame;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.LinksFigure;
import dev.headlight.figure.LinksFigures;
import dev.headlight.figure.LinksViewport;
import dev.headlight.figure.ReferenceTraces;
import dev.headlight.testing.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
class HtmlPageBrowserTest {
    private static final Trace CAT = ReferenceTraces.read("cat_couch");
    private static final Selection COUCH = Selection.of(new HeadRef(7, 10));

    /** Where the token "the" before "couch" and "couch" stand. */
    private static final int THE = 9;

    private static final int NOUN = 10;

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        browser = new Browser(folder.resolve("profile"));
        browser.resize(1440, 1000);
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void light() {
        browser.preferDark(false);
        browser.move(0, 0);
    }

    @AfterEach
    void nothingWasAskedForAndNothingWentWrong() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
    }

    private static void open(Trace trace, Selection selection) throws IOException {
        Path file = folder.resolve("page.html");
        HtmlPage.write(trace, selection, new Readings(), file);
        browser.open(file);
    }

    private static String text(String id) {
        return browser.evaluate("document.getElementById('" + id + "').textContent")
                .getAsString();
    }

    /** The middle of an element, or of a part of it. */
    private static double[] place(String selector, double x, double y) {
        JsonArray box = browser.evaluate("(() => { const box = document.querySelector('" + selector
                        + "').getBoundingClientRect(); return [box.x, box.y, box.width, box.height]; })()")
                .getAsJsonArray();
        return new double[] {
            box.get(0).getAsDouble() + x * box.get(2).getAsDouble(),
            box.get(1).getAsDouble() + y * box.get(3).getAsDouble()
        };
    }

    private static void hover(String selector) {
        double[] middle = place(selector, 0.5, 0.5);
        browser.move(middle[0], middle[1]);
    }

    private static void click(String selector) {
        double[] middle = place(selector, 0.5, 0.5);
        browser.click(middle[0], middle[1]);
    }

    private static String query(int row) {
        return "#links .query:nth-of-type(" + (row + 1) + ")";
    }

    @Test
    void itBeginsAsItWasLeft() throws IOException {
        open(CAT, COUCH.withPinned(new TokenFocus.Pair(THE, NOUN)));
        assertThat(text("links-title")).isEqualTo("Links of head 8-11");
        assertThat(text("said")).isEqualTo("the → couch 0.8752");
        assertThat(text("drawn")).startsWith("91 of 361 links drawn: the strongest 90 % of each row;");
        assertThat(text("caption")).contains("bert-base-uncased", "hiding under the couch", "all 144 heads");
    }

    @Test
    void hoverPreviewsClickLocksEscReleases() throws IOException {
        open(CAT, COUCH);
        assertThat(text("said")).isEmpty();
        hover(query(THE));
        assertThat(text("said")).startsWith("the looks at couch 0.8752, ");
        browser.move(0, 0);
        assertThat(text("said")).isEmpty();
        click(query(THE));
        browser.move(0, 0);
        assertThat(text("said")).startsWith("the looks at couch 0.8752, ");
        hover(query(NOUN));
        assertThat(text("said")).startsWith("couch looks at ");
        browser.move(0, 0);
        browser.press("Escape");
        assertThat(text("said")).isEmpty();
    }

    @Test
    void headsOfTheGridArePreviewedAndChosen() throws IOException {
        open(CAT, COUCH);
        hoverHead(2, 0);
        assertThat(text("links-title")).isEqualTo("Links of head 3-1");
        browser.move(0, 0);
        assertThat(text("links-title")).isEqualTo("Links of head 8-11");
        double[] place = head(2, 0);
        browser.click(place[0], place[1]);
        browser.move(0, 0);
        assertThat(text("matrix-title")).isEqualTo("head 3-1");
        assertThat(browser.evaluate("document.getElementById('layer').value").getAsString())
                .isEqualTo("2");
        browser.evaluate("document.getElementById('grid').focus()");
        browser.press("ArrowDown");
        browser.press("ArrowRight");
        assertThat(text("matrix-title")).isEqualTo("head 4-2");
    }

    private static void hoverHead(int layer, int head) {
        double[] place = head(layer, head);
        browser.move(place[0], place[1]);
    }

    /** Numbers of heads stand above, of layers on the left. */
    private static double[] head(int layer, int head) {
        double[] corner = place("#grid", 0, 0);
        double[] end = place("#grid", 1, 1);
        double pitch = (end[1] - corner[1] - 17) / 12;
        return new double[] {corner[0] + 20 + (head + 0.5) * pitch, corner[1] + 17 + (layer + 0.5) * pitch};
    }

    @Test
    void cellsOfTheMatrixHaveTheirExactWeights() throws IOException {
        open(CAT, COUCH);
        browser.evaluate("document.getElementById('numbers').open = true");
        browser.settle();
        AttentionMatrix expected = CAT.attentions().matrix(new HeadRef(7, 10));
        JsonArray found = browser.evaluate("[...document.querySelectorAll('#table td')].map(cell => cell.textContent)")
                .getAsJsonArray();
        assertThat(found).hasSize(19 * 19);
        for (int cell = 0; cell < found.size(); cell++) {
            assertThat(found.get(cell).getAsString())
                    .isEqualTo(String.format(Locale.ROOT, "%.4f", expected.weight(cell / 19, cell % 19)));
        }
        double[] middle = place("#matrix", 0.99, 0.99);
        browser.move(middle[0], middle[1]);
        assertThat(text("said")).startsWith("[SEP] → [SEP] 0.");
    }

    @Test
    void thePageSaysWhatTheProgramSays() throws IOException {
        Hiding hiding = Hiding.NOTHING.withSpecialKeys(true).withRescaling(true);
        Reading words = Reading.PLAIN.withWords(true).withHiding(hiding);
        SortedSet<Integer> two = new TreeSet<>(List.of(0, 10));
        for (Selection selection : List.of(
                COUCH,
                COUCH.withShare(1),
                COUCH.withHeads(7, two),
                COUCH.withReading(words),
                COUCH.withHeads(7, two).withReading(words.withHiding(hiding.withRescaling(false))),
                COUCH.withReading(Reading.PLAIN.withThreshold(new Threshold(Threshold.Kind.COUNT, 0.9, 0.05, 7))),
                COUCH.withReading(Reading.PLAIN.withThreshold(new Threshold(Threshold.Kind.VALUE, 0.9, 0.05, 7))),
                COUCH.withReading(Reading.PLAIN.withAggregate(Aggregate.NONE.withOver(Aggregate.Over.ROLLOUT))))) {
            for (TokenFocus focus :
                    List.of(new TokenFocus.Query(THE), new TokenFocus.Key(NOUN), new TokenFocus.Pair(THE, NOUN))) {
                Selection looked = selection.withPinned(focus);
                open(CAT, looked);
                LinksFigure figure = figure(looked);
                assertThat(text("drawn")).isEqualTo(figure.omissions());
                assertThat(text("said")).isNotEmpty();
                assertThat(figure.description()).endsWith(". " + text("said") + ".");
            }
        }
    }

    private static LinksFigure figure(Selection selection) {
        FigureFrame frame = new FigureFrame(600, 600, 1, FigureTheme.LIGHT, (text, style) -> 7 * text.length());
        return new LinksFigures(new Readings()).figure(CAT, selection, LinksViewport.FIT, frame);
    }

    @Test
    void severalHeadsAreShownTogether() throws IOException {
        open(CAT, COUCH);
        click("#chips button:nth-child(1)");
        assertThat(text("links-title")).isEqualTo("Links of heads 8-1, 8-11");
        assertThat(text("matrix-title")).isEqualTo("mean of heads 8-1, 8-11");
        click("#chips button:nth-child(11)");
        assertThat(text("matrix-title")).isEqualTo("head 8-1");
    }

    @Test
    void everythingIsReachedByKeys() throws IOException {
        open(CAT, COUCH);
        browser.evaluate("document.querySelector('#links .query').focus()");
        browser.press("ArrowDown");
        assertThat(text("said")).startsWith("the looks at ");
        browser.press("Enter");
        browser.press("ArrowDown");
        assertThat(text("said")).startsWith("cat looks at ");
        browser.evaluate("document.activeElement.blur()");
        browser.settle();
        assertThat(text("said")).startsWith("the looks at ");
        browser.press("Escape");
        browser.evaluate("document.getElementById('matrix').focus()");
        browser.press("ArrowRight");
        browser.press("ArrowRight");
        assertThat(text("said")).startsWith("[CLS] → the 0.");
    }

    @Test
    void coloursFollowTheReaderUntilOneIsChosen() throws IOException {
        open(CAT, COUCH);
        String ground = "getComputedStyle(document.body).backgroundColor";
        String light = browser.evaluate(ground).getAsString();
        browser.preferDark(true);
        String dark = browser.evaluate(ground).getAsString();
        assertThat(List.of(light, dark)).containsExactly("rgb(255, 255, 255)", "rgb(21, 27, 35)");
        click("#theme");
        assertThat(browser.evaluate(ground).getAsString()).isEqualTo(light);
        browser.preferDark(false);
        click("#theme");
        assertThat(browser.evaluate(ground).getAsString()).isEqualTo(dark);
    }

    @Test
    void textsOfUsersAreTextAndNothingElse() throws IOException {
        open(OddTraces.trace(), Selection.of(new HeadRef(1, 1)));
        assertThat(browser.evaluate("document.querySelectorAll('script').length")
                        .getAsInt())
                .isEqualTo(4);
        assertThat(text("caption")).contains("</script><script>alert(\"1\")</script> 'x' & <!-- ");
        assertThat(browser.evaluate("document.querySelector('#links .query:nth-of-type(8)').textContent")
                        .getAsString())
                .isEqualTo("</script><!--");
        assertThat(browser.evaluate("document.title").getAsString()).startsWith("Odd <model>: </script><script>");
    }

    @Test
    void ofALongTextOneLayerIsThereAndThatIsSaid() throws IOException {
        open(ReferenceTraces.made(12, 12, 256), COUCH);
        assertThat(text("caption")).contains("only layer 8 is in this file as numbers", "32 × 32 pixels");
        hoverHead(2, 0);
        assertThat(text("said")).isEqualTo("The weights of layer 3 are not in this file, only those of layer 8.");
        hoverHead(7, 2);
        assertThat(text("links-title")).isEqualTo("Links of head 8-3");
    }

    @Test
    void whereNothingIsLeftItSaysWhy() throws IOException {
        SortedSet<Integer> all = new TreeSet<>(IntStream.range(0, 19).boxed().toList());
        open(CAT, COUCH.withReading(Reading.PLAIN.withHiding(Hiding.NOTHING.withTokens(all))));
        assertThat(text("said")).isEqualTo("Every token is hidden. Bring some back under Show.");
        browser.evaluate("document.getElementById('matrix').focus()");
        browser.press("ArrowRight");
        open(CAT, COUCH.withReading(Reading.PLAIN.withAggregate(Aggregate.NONE.withOver(Aggregate.Over.CHOSEN))));
        assertThat(text("said")).startsWith("No head is chosen yet.");
    }

    @Test
    void theSandboxForbidsEverythingElse() throws IOException {
        open(CAT, COUCH);
        String refused = "fetch('https://example.org').then(() => 'sent', () => 'refused')";
        assertThat(browser.evaluate(refused).getAsString()).isEqualTo("refused");
        assertThat(browser.complaints()).isNotEmpty().allMatch(each -> each.contains("Content Security Policy"));
        assertThat(browser.requests()).noneMatch(address -> address.startsWith("http"));
        open(CAT, COUCH);
    }
}
