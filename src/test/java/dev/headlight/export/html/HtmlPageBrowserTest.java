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
    private static OpenPage page;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        browser = new Browser(folder.resolve("profile"));
        browser.resize(1440, 1000);
        page = new OpenPage(browser, folder.resolve("page.html"));
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

    @Test
    void itHasTheThemeTheWidthAndThePictureThatItWasWrittenWith() throws IOException {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='40'><text y='20'>a</text></svg>";
        PageStart.Still still = new PageStart.Still("Neurons", "what \"a\" <b> is", svg);
        page.open(CAT, COUCH, new PageStart(FigureTheme.DARK, 700, still));

        assertThat(browser.evaluate("document.body.clientWidth").getAsInt()).isEqualTo(700);
        assertThat(page.place("main .links", 0, 0)[1]).isGreaterThan(page.place("main .heads", 0, 1)[1] - 1);
        assertThat(page.text("theme")).isEqualTo("Light");
        assertThat(browser.evaluate("document.querySelector('.still img').naturalWidth")
                        .getAsInt())
                .isEqualTo(300);
        assertThat(browser.evaluate("document.querySelector('.still img').alt").getAsString())
                .isEqualTo("what \"a\" <b> is");
    }

    @Test
    void itBeginsAsItWasLeft() throws IOException {
        page.open(CAT, COUCH.withPinned(new TokenFocus.Pair(THE, NOUN)));
        assertThat(page.text("links-title")).isEqualTo("Links of head 8-11");
        assertThat(page.text("said")).isEqualTo("the → couch 0.8752");
        assertThat(page.text("drawn")).startsWith("91 of 361 links drawn: the strongest 90 % of each row;");
        assertThat(page.text("caption")).contains("bert-base-uncased", "hiding under the couch", "all 144 heads");
    }

    @Test
    void hoverPreviewsClickLocksEscReleases() throws IOException {
        page.open(CAT, COUCH);
        assertThat(page.text("said")).isEmpty();
        page.hover(OpenPage.query(THE));
        assertThat(page.text("said")).startsWith("the looks at couch 0.8752, ");
        browser.move(0, 0);
        assertThat(page.text("said")).isEmpty();
        page.click(OpenPage.query(THE));
        browser.move(0, 0);
        assertThat(page.text("said")).startsWith("the looks at couch 0.8752, ");
        page.hover(OpenPage.query(NOUN));
        assertThat(page.text("said")).startsWith("couch looks at ");
        browser.move(0, 0);
        browser.press("Escape");
        assertThat(page.text("said")).isEmpty();
    }

    @Test
    void headsOfTheGridArePreviewedAndChosen() throws IOException {
        page.open(CAT, COUCH);
        page.hoverHead(2, 0);
        assertThat(page.text("links-title")).isEqualTo("Links of head 3-1");
        browser.move(0, 0);
        assertThat(page.text("links-title")).isEqualTo("Links of head 8-11");
        double[] place = page.head(2, 0);
        browser.click(place[0], place[1]);
        browser.move(0, 0);
        assertThat(page.text("matrix-title")).isEqualTo("head 3-1");
        assertThat(browser.evaluate("document.getElementById('layer').value").getAsString())
                .isEqualTo("2");
        browser.evaluate("document.getElementById('grid').focus()");
        browser.press("ArrowDown");
        browser.press("ArrowRight");
        assertThat(page.text("matrix-title")).isEqualTo("head 4-2");
    }

    @Test
    void cellsOfTheMatrixHaveTheirExactWeights() throws IOException {
        page.open(CAT, COUCH);
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
        double[] middle = page.place("#matrix", 0.99, 0.99);
        browser.move(middle[0], middle[1]);
        assertThat(page.text("said")).startsWith("[SEP] → [SEP] 0.");
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
                page.open(CAT, looked);
                LinksFigure figure = figure(looked);
                assertThat(page.text("drawn")).isEqualTo(figure.omissions());
                assertThat(page.text("said")).isNotEmpty();
                assertThat(figure.description()).endsWith(". " + page.text("said") + ".");
            }
        }
    }

    private static LinksFigure figure(Selection selection) {
        FigureFrame frame = new FigureFrame(600, 600, 1, FigureTheme.LIGHT, (text, style) -> 7 * text.length());
        return new LinksFigures(new Readings()).figure(CAT, selection, LinksViewport.FIT, frame);
    }

    @Test
    void severalHeadsAreShownTogether() throws IOException {
        page.open(CAT, COUCH);
        page.click("#chips button:nth-child(1)");
        assertThat(page.text("links-title")).isEqualTo("Links of heads 8-1, 8-11");
        assertThat(page.text("matrix-title")).isEqualTo("mean of heads 8-1, 8-11");
        page.click("#chips button:nth-child(11)");
        assertThat(page.text("matrix-title")).isEqualTo("head 8-1");
    }

    @Test
    void everythingIsReachedByKeys() throws IOException {
        page.open(CAT, COUCH);
        browser.evaluate("document.querySelector('#links .query').focus()");
        browser.press("ArrowDown");
        assertThat(page.text("said")).startsWith("the looks at ");
        browser.press("Enter");
        browser.press("ArrowDown");
        assertThat(page.text("said")).startsWith("cat looks at ");
        browser.evaluate("document.activeElement.blur()");
        browser.settle();
        assertThat(page.text("said")).startsWith("the looks at ");
        browser.press("Escape");
        browser.evaluate("document.getElementById('matrix').focus()");
        browser.press("ArrowRight");
        browser.press("ArrowRight");
        assertThat(page.text("said")).startsWith("[CLS] → the 0.");
    }

    @Test
    void coloursFollowTheReaderUntilOneIsChosen() throws IOException {
        page.open(CAT, COUCH);
        String ground = "getComputedStyle(document.body).backgroundColor";
        String light = browser.evaluate(ground).getAsString();
        browser.preferDark(true);
        String dark = browser.evaluate(ground).getAsString();
        assertThat(List.of(light, dark)).containsExactly("rgb(255, 255, 255)", "rgb(21, 27, 35)");
        page.click("#theme");
        assertThat(browser.evaluate(ground).getAsString()).isEqualTo(light);
        browser.preferDark(false);
        page.click("#theme");
        assertThat(browser.evaluate(ground).getAsString()).isEqualTo(dark);
    }

    @Test
    void textsOfUsersAreTextAndNothingElse() throws IOException {
        page.open(OddTraces.trace(), Selection.of(new HeadRef(1, 1)));
        assertThat(browser.evaluate("document.querySelectorAll('script').length")
                        .getAsInt())
                .isEqualTo(4);
        assertThat(page.text("caption")).contains("</script><script>alert(\"1\")</script> 'x' & <!-- ");
        assertThat(browser.evaluate("document.querySelector('#links .query:nth-of-type(8)').textContent")
                        .getAsString())
                .isEqualTo("</script><!--");
        assertThat(browser.evaluate("document.title").getAsString()).startsWith("Odd <model>: </script><script>");
    }

    @Test
    void ofALongTextOneLayerIsThereAndThatIsSaid() throws IOException {
        page.open(ReferenceTraces.made(12, 12, 256), COUCH);
        assertThat(page.text("caption")).contains("only layer 8 is in this file as numbers", "32 × 32 pixels");
        page.hoverHead(2, 0);
        assertThat(page.text("said")).isEqualTo("The weights of layer 3 are not in this file, only those of layer 8.");
        page.hoverHead(7, 2);
        assertThat(page.text("links-title")).isEqualTo("Links of head 8-3");
    }

    @Test
    void whereNothingIsLeftItSaysWhy() throws IOException {
        SortedSet<Integer> all = new TreeSet<>(IntStream.range(0, 19).boxed().toList());
        page.open(CAT, COUCH.withReading(Reading.PLAIN.withHiding(Hiding.NOTHING.withTokens(all))));
        assertThat(page.text("said")).isEqualTo("Every token is hidden. Bring some back under Show.");
        browser.evaluate("document.getElementById('matrix').focus()");
        browser.press("ArrowRight");
        page.open(CAT, COUCH.withReading(Reading.PLAIN.withAggregate(Aggregate.NONE.withOver(Aggregate.Over.CHOSEN))));
        assertThat(page.text("said")).startsWith("No head is chosen yet.");
    }

    @Test
    void theSandboxForbidsEverythingElse() throws IOException {
        page.open(CAT, COUCH);
        String refused = "fetch('https://example.org').then(() => 'sent', () => 'refused')";
        assertThat(browser.evaluate(refused).getAsString()).isEqualTo("refused");
        assertThat(browser.complaints()).isNotEmpty().allMatch(each -> each.contains("Content Security Policy"));
        assertThat(browser.requests()).noneMatch(address -> address.startsWith("http"));
        page.open(CAT, COUCH);
    }
}
