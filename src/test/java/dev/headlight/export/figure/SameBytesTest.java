package dev.headlight.export.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A figure that was drawn again is the same file: whoever keeps figures with a paper sees what changed. */
class SameBytesTest {
    private static Stream<Arguments> filesOfEveryKind() {
        return Stream.of(FigureKind.LINKS, FigureKind.MATRIX, FigureKind.GRID, FigureKind.HEADS)
                .flatMap(kind -> Stream.of(FigureFormat.values()).map(format -> Arguments.of(kind, format)));
    }

    @ParameterizedTest
    @MethodSource("filesOfEveryKind")
    void theSameFigureGivesTheSameBytes(FigureKind kind, FigureFormat format) throws Exception {
        FigureRequest request = Pages.request(kind);

        assertThat(Pages.bytes(Pages.page(Pages.CAT, request), format))
                .isEqualTo(Pages.bytes(Pages.page(Pages.CAT, request), format));
    }
}
