package dev.headlight.export.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.export.numbers.OddTraces;
import dev.headlight.figure.ReferenceTraces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlPageTest {
    private static final Selection FIRST = Selection.of(new HeadRef(0, 0));

    @TempDir
    private Path folder;

    private Path file(Trace trace) throws IOException {
        Path file = folder.resolve("page.html");
        HtmlPage.write(trace, FIRST, new Readings(), PageStart.PLAIN, file);
        return file;
    }

    /** What stands between tags, the tags found as a browser finds them. */
    private static String element(String page, String begin, String end) {
        Matcher matcher = Pattern.compile(Pattern.quote(begin) + "(.*?)" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(page);
        assertThat(matcher.find()).as(begin).isTrue();
        return matcher.group(1);
    }

    @Test
    void twentyTokensTakeAFewHundredKilobytes() throws IOException {
        assertThat(Files.size(file(ReferenceTraces.read("cat_couch")))).isBetween(200_000L, 400_000L);
    }

    @Test
    void weightsAreInThePageAsFloat32() throws IOException {
        Trace trace = OddTraces.trace();
        String encoded = element(Files.readString(file(trace)), "id=\"layer-1\">", "</script>");
        float[] found = new float[3 * 12 * 12];
        ByteBuffer.wrap(Base64.getDecoder().decode(encoded))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(found);
        float[] expected = new float[found.length];
        trace.attentions().layer(1).copy(0, expected);
        assertThat(found).containsExactly(expected);
    }

    @Test
    void thePolicyAllowsThatScriptAndThatStyleOnly() throws Exception {
        String page = Files.readString(file(OddTraces.trace()));
        String policy = element(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
        assertThat(policy)
                .startsWith("default-src 'none'; ")
                .contains("script-src '" + hash(element(page, "<script>", "</script>")) + "';")
                .contains("style-src '" + hash(element(page, "<style>", "</style>")) + "';")
                .doesNotContain("unsafe");
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void noTextOfAUserIsMarkup() throws IOException {
        String page = Files.readString(file(OddTraces.trace()));
        String data = element(page, "<script type=\"application/json\" id=\"data\">", "</script>");
        assertThat(data).doesNotContain("<", ">", "&", "\u2028");
        assertThat(element(page, "<title>", "</title>"))
                .doesNotContain("<", ">", "\"")
                .contains("&lt;/script&gt;");
        assertThat(page).doesNotContain("http://", "https://");
    }

    @Test
    void theSameTraceGivesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(file(OddTraces.trace()));
        assertThat(Files.readAllBytes(file(OddTraces.trace()))).isEqualTo(first);
    }

    @Test
    void whatIsTooLongForAnyBrowserIsRefused() {
        Trace trace = ReferenceTraces.made(1, 34, 500);
        assertThatThrownBy(() -> file(trace))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("34 heads and 500 tokens has 8,500,000 weights")
                .hasMessageContaining(".npz");
        assertThat(folder).isEmptyDirectory();
    }
}
