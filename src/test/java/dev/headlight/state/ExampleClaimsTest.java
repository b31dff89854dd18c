package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.HeadRef;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the lines of the examples claim beyond the pinned token, against the real model. Heads count from 1 here, as
 * in the lines.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExampleClaimsTest {
    /** A key above this has more of the query's attention than all other keys together. */
    private static final float MORE_THAN_ALL_OTHERS = 0.5F;

    private ExampleModel model;

    @BeforeAll
    void openModel() throws Exception {
        model = ExampleModel.open();
    }

    @AfterAll
    void closeModel() {
        model.close();
    }

    @Test
    void allDeterminersOfTheCatSentenceLookAtTheirNoun() throws Exception {
        SeenByHead seen = model.see(example("8-11"));
        assertThat(seen.places("the"::equals).stream().map(seen::strongestKey).map(seen::token))
                .containsExactly("cat", "couch", "##ill");
    }

    @Test
    void anotherWordTurnsThePronounFromTheFishToTheWorm() throws Exception {
        Example example = example("9-11");
        assertThat(example.text()).contains("hungry");
        SeenByHead seen = model.see(example.text().replace("hungry", "tasty"), null, example.head());
        assertThat(seen.weight("it", "worm")).isGreaterThan(MORE_THAN_ALL_OTHERS);
    }

    @Test
    void eachBankLooksAtItsMeaning() throws Exception {
        SeenByHead seen = model.see(example("11-9"));
        List<Integer> banks = seen.places("bank"::equals);
        assertThat(banks).hasSize(2);
        assertThat(seen.weight(banks.getFirst(), seen.only("cash"))).isGreaterThan(MORE_THAN_ALL_OTHERS);
        assertThat(seen.weight(banks.getLast(), seen.only("river"))).isGreaterThan(MORE_THAN_ALL_OTHERS);
    }

    @ParameterizedTest(name = "{0} > {1}")
    @CsvSource({"tea, coffee", "coffee, tea", "morning, evening", "evening, morning"})
    void wordsFindTheirMatchInTheOtherSentence(String query, String key) throws Exception {
        assertThat(model.see(example("11-11")).weight(query, key)).isGreaterThan(0.8F);
    }

    @Test
    void allWordPiecesLookAtThePieceBefore() throws Exception {
        SeenByHead seen = model.see(example("1-3"));
        assertThat(seen.places(token -> token.startsWith("##")))
                .hasSize(8)
                .allSatisfy(piece -> assertThat(seen.weight(piece, piece - 1)).isGreaterThan(MORE_THAN_ALL_OTHERS));
    }

    @Test
    void allWordsLookAtTheNextTokenAndInTheOtherHeadAtTheOneBefore() throws Exception {
        Example example = example("3-1");
        SeenByHead ahead = model.see(example);
        SeenByHead back = model.see(example.text(), null, head("4-6"));
        assertThat(example.why()).endsWith("head 4-6 looks back");
        assertThat(IntStream.rangeClosed(1, ahead.size() - 2)).hasSize(10).allSatisfy(word -> {
            assertThat(ahead.weight(word, word + 1)).isGreaterThan(0.99F);
            assertThat(back.weight(word, word - 1)).isGreaterThan(0.6F);
        });
    }

    @Test
    void theMissingVerbIsGuessed() throws Exception {
        assertThat(model.guesses(example("4-10"), 2)).containsExactly("consumed", "eaten");
    }

    @Test
    void mostAttentionGoesToTheSeparatorWhereThereIsNothingToSay() throws Exception {
        assertThat(model.see(example("8-7")).share(Set.of("[SEP]"))).isGreaterThan(0.8);
    }

    @Test
    void nearlyAllAttentionGoesToTheFullStopAndTheCommaInALateLayer() throws Exception {
        SeenByHead seen = model.see(example("11-6"));
        assertThat(seen.share(Set.of("."))).isGreaterThan(0.6);
        assertThat(seen.share(Set.of(".", ","))).isGreaterThan(0.9);
    }

    @Test
    void attentionInTheFirstLayerIsSpreadAlmostEvenly() throws Exception {
        SeenByHead seen = model.see(example("1-1"));
        assertThat(seen.entropy()).isGreaterThan(0.95 * Math.log(seen.size()));
        assertThat(IntStream.range(0, seen.size()))
                .allSatisfy(query ->
                        assertThat(seen.weight(query, seen.strongestKey(query))).isLessThan(0.2F));
    }

    private static Example example(String head) {
        return Examples.load().stream()
                .filter(example -> example.head().equals(head(head)))
                .findFirst()
                .orElseThrow();
    }

    private static HeadRef head(String label) {
        String[] numbers = label.split("-", 2);
        return new HeadRef(Integer.parseInt(numbers[0]) - 1, Integer.parseInt(numbers[1]) - 1);
    }
}
