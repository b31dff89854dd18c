package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.headlight.core.TokenizedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of examples, and that each pinned token looks where it should in the real model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {
    private static final int LONGEST_LINE = 60;
    private static final int LONGEST_TEXT = 25;

    /** A key above this has more of the query's attention than all other keys together. */
    private static final float MORE_THAN_ALL_OTHERS = 0.5F;

    private ExampleModel model;

    /** An example that pins a token, and the index of the token it should look at most. */
    record Pinned(Example example, int key) {}

    @BeforeAll
    void openModel() throws Exception {
        model = ExampleModel.open();
    }

    @AfterAll
    void closeModel() {
        model.close();
    }

    static Stream<Example> all() {
        return Examples.load().stream();
    }

    /** The keys are in the resource for this test alone; the program has no use for them. */
    static Stream<Pinned> pinned() throws IOException {
        List<Example> examples = Examples.load();
        List<JsonElement> entries;
        try (InputStream stream = Objects.requireNonNull(Examples.class.getResourceAsStream("examples.json"))) {
            entries = JsonParser.parseReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .getAsJsonArray("examples")
                    .asList();
        }
        return IntStream.range(0, examples.size())
                .filter(i -> examples.get(i).query() >= 0)
                .mapToObj(i -> new Pinned(
                        examples.get(i),
                        entries.get(i).getAsJsonObject().get("key").getAsInt()));
    }

    @Test
    void aboutADozenAreThereAndTheFirstIsTheCat() {
        assertThat(Examples.load()).hasSizeBetween(12, 14);
        assertThat(Examples.load().getFirst().text()).startsWith("The cat, which had been hiding under the couch,");
    }

    @Test
    void eachShowsAnotherTextAndAnotherHead() {
        assertThat(all().map(Example::text)).doesNotHaveDuplicates();
        assertThat(all().map(Example::head)).doesNotHaveDuplicates();
        assertThat(all().map(Example::why)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theLineIsShortBeginsWithACapitalAndHasNoFullStop(Example example) {
        assertThat(example.why())
                .hasSizeLessThanOrEqualTo(LONGEST_LINE)
                .matches("\\p{Lu}.*")
                .doesNotEndWith(".");
    }

    @ParameterizedTest
    @MethodSource("all")
    void theModelHasTheHeadAndTheTextHasThePinnedToken(Example example) {
        TokenizedText text = model.tokenize(example);
        assertThat(text.size()).isLessThanOrEqualTo(LONGEST_TEXT);
        assertThat(example.head().layer()).isBetween(0, model.shape().layers() - 1);
        assertThat(example.head().head()).isBetween(0, model.shape().heads() - 1);
        assertThat(example.query()).isBetween(-1, text.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("pinned")
    void thePinnedTokenLooksAtItsKeyMoreThanAtAllOthersTogether(Pinned pinned) throws Exception {
        SeenByHead seen = model.see(pinned.example());
        int query = pinned.example().query();
        assertThat(seen.strongestKey(query)).isEqualTo(pinned.key());
        assertThat(seen.weight(query, pinned.key())).isGreaterThan(MORE_THAN_ALL_OTHERS);
    }

    @Test
    void thePinnedTokensAndTheirKeysAreTheOnesTheLinesSpeakOf() throws Exception {
        assertThat(pinned().map(this::inWords))
                .containsExactlyInAnyOrder(
                        "8-11 the > couch",
                        "8-10 it > named",
                        "5-4 she > nora",
                        "9-11 it > fish",
                        "9-6 with > grandmother",
                        "4-10 was > [MASK]",
                        "7-6 its > leaves",
                        "11-9 bank > river",
                        "11-11 tea > coffee",
                        "1-3 ##mus > ##ota",
                        "3-1 four > five");
    }

    private String inWords(Pinned pinned) {
        TokenizedText text = model.tokenize(pinned.example());
        return pinned.example().head().label() + " "
                + text.tokens().get(pinned.example().query()).text() + " > "
                + text.tokens().get(pinned.key()).text();
    }
}
