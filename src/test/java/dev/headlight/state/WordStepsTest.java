package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WordStepsTest {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abé日 ").ofMinLength(1).ofMaxLength(30);
    }

    /** What is left after each step is taken back, when the states are those that were shown one after the other. */
    private static List<String> steps(List<String> states) {
        List<String> kept = new ArrayList<>(List.of(states.getFirst()));
        for (String next : states.subList(1, states.size())) {
            boolean goesOn = kept.size() > 1 && WordSteps.goesOn(kept.get(kept.size() - 2), kept.getLast(), next);
            if (goesOn) {
                kept.removeLast();
            }
            kept.add(next);
        }
        return kept;
    }

    @Property(tries = 300, seed = "7")
    void aTextThatIsTypedIsTakenBackWordByWord(@ForAll("texts") String text) {
        List<String> states = new ArrayList<>();
        for (int end = 0; end <= text.length(); end++) {
            states.add(text.substring(0, end));
        }
        List<String> expected = new ArrayList<>(List.of(""));
        StringBuilder typed = new StringBuilder();
        Arrays.stream(text.split("(?<= )(?! )"))
                .forEach(word -> expected.add(typed.append(word).toString()));
        assertThat(steps(states)).isEqualTo(expected);
    }

    @Property(tries = 100, seed = "8")
    void aTextThatIsDeletedComesBackInWords(@ForAll("texts") String text) {
        List<String> states = new ArrayList<>();
        for (int end = text.length(); end >= 0; end--) {
            states.add(text.substring(0, end));
        }
        List<String> kept = steps(states);
        assertThat(kept.getFirst()).isEqualTo(text);
        assertThat(kept.getLast()).isEmpty();
        assertThat(kept.size())
                .isLessThanOrEqualTo(2
                        + (int) text.chars()
                                .filter(character -> character == ' ')
                                .count());
    }

    @Property(tries = 100, seed = "9")
    void theCaretStandsBehindWhatCameBack(@ForAll("texts") String before, @ForAll("texts") String after) {
        int caret = WordSteps.caret(before, after);
        assertThat(caret).isBetween(0, after.length());
        assertThat(before).endsWith(after.substring(caret));
    }
}
