package dev.headlight.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.compare.Alignment.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentTest {
    private static Alignment of(String first, String second) {
        return Alignment.of(letters(first), letters(second));
    }

    private static List<Character> letters(String text) {
        return text.chars().mapToObj(letter -> (char) letter).toList();
    }

    @Test
    void theSameIsAlignedItemByItem() {
        assertThat(of("abc", "abc").places()).containsExactly(new Place(0, 0), new Place(1, 1), new Place(2, 2));
    }

    @Test
    void aChangedItemIsOnlyInEither() {
        Alignment alignment = of("axc", "ayc");
        assertThat(alignment.places())
                .containsExactly(new Place(0, 0), new Place(1, -1), new Place(-1, 1), new Place(2, 2));
        assertThat(alignment.inBoth()).isEqualTo(2);
        assertThat(alignment.onlyFirst()).isEqualTo(1);
        assertThat(alignment.onlySecond()).isEqualTo(1);
        assertThat(alignment.secondOf(2)).isEqualTo(2);
        assertThat(alignment.secondOf(1)).isEqualTo(-1);
        assertThat(alignment.firstOf(1)).isEqualTo(-1);
    }

    @Test
    void insertionsAndDeletionsStandWhereTheyBelong() {
        assertThat(of("ac", "abc").places()).containsExactly(new Place(0, 0), new Place(-1, 1), new Place(1, 2));
        assertThat(of("abc", "ac").places()).containsExactly(new Place(0, 0), new Place(1, -1), new Place(2, 1));
        assertThat(of("", "ab").places()).containsExactly(new Place(-1, 0), new Place(-1, 1));
    }

    /** Against all common subsequences of short sequences. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void asMuchAsPossibleIsAlignedAndNothingIsLost(long seed) {
        Random random = new Random(seed);
        List<Integer> first = random.ints(random.nextInt(8), 0, 4).boxed().toList();
        List<Integer> second = random.ints(random.nextInt(8), 0, 4).boxed().toList();
        Alignment alignment = Alignment.of(first, second);
        assertThat(alignment.places().stream().map(Place::first).filter(index -> index >= 0))
                .containsExactlyElementsOf(indexes(first));
        assertThat(alignment.places().stream().map(Place::second).filter(index -> index >= 0))
                .containsExactlyElementsOf(indexes(second));
        assertThat(alignment.places())
                .filteredOn(Place::isInBoth)
                .allSatisfy(place -> assertThat(first.get(place.first())).isEqualTo(second.get(place.second())));
        assertThat(alignment.inBoth()).isEqualTo(longestCommon(first, second));
    }

    private static List<Integer> indexes(List<Integer> items) {
        return IntStream.range(0, items.size()).boxed().toList();
    }

    private static int longestCommon(List<Integer> first, List<Integer> second) {
        int longest = 0;
        for (int chosen = 0; chosen < 1 << first.size(); chosen++) {
            List<Integer> part = new ArrayList<>();
            for (int index = 0; index < first.size(); index++) {
                if ((chosen >> index & 1) == 1) {
                    part.add(first.get(index));
                }
            }
            if (isWithin(part, second)) {
                longest = Math.max(longest, part.size());
            }
        }
        return longest;
    }

    private static boolean isWithin(List<Integer> part, List<Integer> whole) {
        int found = 0;
        for (int item : whole) {
            if (found < part.size() && part.get(found) == item) {
                found++;
            }
        }
        return found == part.size();
    }
}
