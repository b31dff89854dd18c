package dev.headlight.analysis.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.analysis.heads.HeadValues.Domain;
import dev.headlight.core.HeadRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadValuesTest {
    private static HeadValues values(Domain domain, Double... numbers) {
        return new HeadValues("name", "Meaning.", domain, 2, List.of(numbers));
    }

    @Test
    void headsAreRankedByTheirNumbersThoseWithoutLast() {
        HeadValues values = values(Domain.between(0, 1), 0.5, Double.NaN, 0.7, 0.5);

        assertThat(values.ranked())
                .containsExactly(new HeadRef(1, 0), new HeadRef(0, 0), new HeadRef(1, 1), new HeadRef(0, 1));
    }

    @Test
    void numbersHaveFourDecimalsAndASignWhereThereAreTwoSides() {
        assertThat(values(Domain.between(0, 1), 0.12345, 1.0).text(new HeadRef(0, 0)))
                .isEqualTo("0.1235");
        assertThat(values(Domain.around0(1), 0.5, -0.25).text(new HeadRef(0, 0)))
                .isEqualTo("+0.5000");
        assertThat(values(Domain.around0(1), 0.5, -0.25).text(new HeadRef(0, 1)))
                .isEqualTo("-0.2500");
        assertThat(values(Domain.between(0, 1), Double.NaN, 0.0).text(new HeadRef(0, 0)))
                .isEqualTo("–");
    }

    @Test
    void theEndsOfTheDomainAreTheEndsOfTheMap() {
        assertThat(Domain.between(2, 6).place(2)).isZero();
        assertThat(Domain.between(2, 6).place(5)).isEqualTo(0.75);
        assertThat(Domain.between(2, 6).place(9)).isEqualTo(1);
        assertThat(Domain.around0(3).place(0)).isEqualTo(0.5);
        assertThat(Domain.between(2, 2).place(2)).isEqualTo(0.5);
    }

    @Test
    void numbersThatFillNoLayersAreRefused() {
        assertThatThrownBy(() -> values(Domain.between(0, 1), 1.0, 2.0, 3.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 numbers");
    }
}
