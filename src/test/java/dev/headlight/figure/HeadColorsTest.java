package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadColorsTest {
    @ParameterizedTest(name = "{0} heads, dark ground {1}")
    @CsvSource({"12, true", "12, false", "16, true", "16, false", "20, true", "20, false"})
    void headsAreToldApartByHueAlone(int heads, boolean dark) {
        HeadColors colors = HeadColors.of(heads, dark);
        List<Oklab> all = IntStream.range(0, heads)
                .mapToObj(head -> Oklab.of(colors.color(head)))
                .toList();
        for (int i = 0; i < heads; i++) {
            assertThat(all.get(i).lightness()).isCloseTo(all.getFirst().lightness(), within(0.006));
            for (int j = 0; j < i; j++) {
                // Twice the just noticeable difference of OKLab, which is about 0.02.
                assertThat(all.get(i).distance(all.get(j))).isGreaterThan(dark ? 0.036 : 0.03);
            }
        }
    }

    @ParameterizedTest(name = "dark ground {0}")
    @CsvSource({"true", "false"})
    void aSingleHeadHasAColorToo(boolean dark) {
        assertThat(HeadColors.of(1, dark).color(0).alpha()).isEqualTo(255);
    }
}
