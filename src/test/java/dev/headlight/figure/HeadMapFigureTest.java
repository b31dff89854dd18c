package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.heads.HeadDistances;
import dev.headlight.analysis.heads.HeadMap;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadMapFigureTest {
    private static final Trace CAT = ReferenceTraces.read("cat_couch");
    private static final HeadTable TABLE = HeadTable.of(CAT.text(), CAT.attentions());
    private static final HeadMap MAP = HeadMap.of(HeadDistances.of(CAT.attentions()));
    private static final Selection SELECTION = Selection.of(new HeadRef(7, 10));
    private static final GridColoring.Fill ROLES = new GridColoring.Roles(TABLE);

    private static HeadMapFigure figure(GridColoring.Fill fill, Selection selection, double width, double height) {
        return HeadMapFigure.of(MAP, fill, TABLE, selection, FixedMeasure.frame(width, height));
    }

    @Test
    void everyMarkerLiesInTheFrameWhateverItsShape() {
        for (double[] size : new double[][] {{600, 600}, {300, 800}, {900, 250}, {80, 60}}) {
            HeadMapFigure figure = figure(ROLES, SELECTION, size[0], size[1]);
            for (HeadRef head : TABLE.all()) {
                Rect bounds = figure.bounds(head);
                assertThat(bounds.centerX()).isBetween(0.0, size[0]);
                assertThat(bounds.centerY()).isBetween(0.0, size[1]);
            }
        }
    }

    @Test
    void theHeadUnderTheMouseTellsItsRules() {
        HeadMapFigure figure = figure(ROLES, SELECTION, 600, 600);
        HeadRef next = new HeadRef(2, 0);
        Rect bounds = figure.bounds(next);

        assertThat(figure.hit(bounds.centerX(), bounds.centerY()))
                .isInstanceOfSatisfying(
                        Hit.OnHead.class,
                        hit -> assertThat(hit.description())
                                .startsWith("head " + hit.head().label() + "\nnext token: to next 0."));
        assertThat(figure.hit(0, 0)).isEqualTo(Hit.NOTHING);
    }

    @Test
    void aNumberIsSaidWhereItColours() {
        GridColoring.Fill numbers = new GridColoring.Values(TABLE.values(HeadStatistic.TO_SEP));
        HeadMapFigure figure = figure(numbers, SELECTION, 600, 600);

        assertThat(figure.description()).startsWith("Map of 144 heads by likeness. head 8-11: to [SEP] 0.482");
    }

    @Test
    void distancesInTheMapHaveOneScale() {
        HeadMapFigure figure = figure(ROLES, SELECTION, 700, 400);
        HeadRef first = new HeadRef(0, 0);
        double scale = scale(figure, first, new HeadRef(5, 5));

        for (HeadRef other : List.of(new HeadRef(11, 1), new HeadRef(3, 3), new HeadRef(8, 7))) {
            assertThat(scale(figure, first, other) / scale).isBetween(1 - 1e-6, 1 + 1e-6);
        }
    }

    private static double scale(HeadMapFigure figure, HeadRef first, HeadRef second) {
        Rect one = figure.bounds(first);
        Rect other = figure.bounds(second);
        return Math.hypot(one.centerX() - other.centerX(), one.centerY() - other.centerY())
                / Math.hypot(
                        MAP.point(first).x() - MAP.point(second).x(),
                        MAP.point(first).y() - MAP.point(second).y());
    }

    @Test
    void arrowKeysReachEveryHeadAndStayInside() {
        HeadMapFigure figure = figure(ROLES, SELECTION, 600, 600);
        for (HeadRef head : TABLE.all()) {
            HeadRef right = figure.toward(head, 1, 0);
            assertThat(right.equals(head)
                            || figure.bounds(right).centerX()
                                    > figure.bounds(head).centerX())
                    .isTrue();
            HeadRef up = figure.toward(head, 0, -1);
            assertThat(up.equals(head)
                            || figure.bounds(up).centerY() < figure.bounds(head).centerY())
                    .isTrue();
        }
    }

    @Test
    void onlyTheRingsChangeWhenAHeadIsHoveredAndNothingWhenATokenIs() {
        List<FigureLayer> before = figure(ROLES, SELECTION, 600, 600).layers();
        List<FigureLayer> headHovered = figure(ROLES, SELECTION.withHoveredHead(new HeadRef(2, 1)), 600, 600)
                .layers();
        List<FigureLayer> tokenHovered = figure(ROLES, SELECTION.withHovered(new TokenFocus.Key(3)), 600, 600)
                .layers();

        assertThat(headHovered.get(0).key()).isEqualTo(before.get(0).key());
        assertThat(headHovered.get(1).key()).isNotEqualTo(before.get(1).key());
        assertThat(tokenHovered)
                .extracting(FigureLayer::key)
                .isEqualTo(before.stream().map(FigureLayer::key).toList());
    }

    @Test
    void howTrueTheMapIsIsSaid() {
        assertThat(figure(ROLES, SELECTION, 600, 600).omissions())
                .contains("classical scaling", "Jensen-Shannon", "stress 0.4")
                .doesNotContain("rows were compared");
        Trace longer = ReferenceTraces.made(1, 3, 100);
        HeadMap map = HeadMap.of(HeadDistances.of(longer.attentions()));
        HeadTable table = HeadTable.of(longer.text(), longer.attentions());
        assertThat(HeadMapFigure.of(map, ROLES, table, SELECTION, FixedMeasure.frame(600, 600))
                        .omissions())
                .contains("64 of 100 rows were compared");
    }
}
