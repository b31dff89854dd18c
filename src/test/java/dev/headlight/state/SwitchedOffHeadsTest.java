package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription.ModelShape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SwitchedOffHeadsTest {
    private static final HeadRef FIRST = new HeadRef(4, 3);
    private static final HeadRef SECOND = new HeadRef(7, 10);

    @Test
    void severalHeadsGoOffTogetherAndOnTogether() {
        SwitchedOffHeads one = SwitchedOffHeads.NONE.toggled(List.of(FIRST));
        SwitchedOffHeads both = one.toggled(List.of(FIRST, SECOND));

        assertThat(both.heads()).containsExactly(FIRST, SECOND);
        assertThat(both.toggled(List.of(FIRST, SECOND)).isEmpty()).isTrue();
    }

    @Test
    void theSentenceNamesThem() {
        assertThat(SwitchedOffHeads.NONE.sentence()).isEmpty();
        assertThat(SwitchedOffHeads.NONE.toggled(List.of(SECOND)).sentence()).isEqualTo("without head 8-11");
        assertThat(SwitchedOffHeads.NONE.toggled(List.of(SECOND, FIRST)).sentence())
                .isEqualTo("without heads 5-4, 8-11");
        List<HeadRef> many =
                IntStream.range(0, 9).mapToObj(head -> new HeadRef(0, head)).toList();
        assertThat(SwitchedOffHeads.NONE.toggled(many).sentence()).endsWith("1-6 and 3 more");
    }

    @Test
    void onlyHeadsOfTheModelCount() {
        ModelShape shape = new ModelShape(6, 12, 32, 384, 30_522, 512, 1);

        assertThat(SwitchedOffHeads.NONE
                        .toggled(List.of(FIRST, SECOND))
                        .within(shape)
                        .heads())
                .containsExactly(FIRST);
    }
}
