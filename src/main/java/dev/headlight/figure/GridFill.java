package dev.headlight.figure;

import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.heads.HeadValues;
import dev.headlight.core.ColorScale;
import dev.headlight.core.HeadRef;

/** What stands in the cells of one grid. */
sealed interface GridFill {
    /** Draws the cells and their legend. */
    FigureLayer layer(FigureFrame frame, GridGeometry geometry);

    /** Room below the cells, in logical pixels. */
    double below();

    /** How to read the cells, where that is not drawn with them. */
    FigureLegend legend();

    /** What a tooltip says about a head. */
    String describe(HeadRef head);

    /** How to read the cells, and what they leave out. */
    String reading(double deviceSide);

    /** Small pictures of the weights of {@code tokens} tokens, in some colours. */
    record Thumbnails(Pixels pixels, int tokens, ColorMap colors) implements GridFill {
        private record ThumbnailsKey(SameObject pixels, GridGeometry geometry) {}

        @Override
        public FigureLayer layer(FigureFrame frame, GridGeometry geometry) {
            return new FigureLayer(
                    new ThumbnailsKey(new SameObject(pixels), geometry),
                    1,
                    painter -> painter.image(pixels, geometry.area()));
        }

        @Override
        public double below() {
            return 2;
        }

        @Override
        public FigureLegend legend() {
            return new FigureLegend.Scale(LegendStrip.ofWeights(colors, ColorScale.SQUARE_ROOT, "weight"));
        }

        @Override
        public String describe(HeadRef head) {
            return "head " + head.label();
        }

        @Override
        public String reading(double deviceSide) {
            String colors = "Thumbnails are coloured by the square root of the weight";
            if (tokens <= deviceSide) {
                return colors + ".";
            }
            int block = (int) Math.ceil(tokens / deviceSide);
            return colors + "; each pixel shows the largest of up to " + block + " × " + block + " weights.";
        }
    }

    /** Numbers or roles. */
    record Cells(GridColoring coloring) implements GridFill {
        private record CellsKey(GridColoring coloring, GridGeometry geometry, FigureTheme theme) {}

        @Override
        public FigureLayer layer(FigureFrame frame, GridGeometry geometry) {
            return new FigureLayer(
                    new CellsKey(coloring, geometry, frame.theme()),
                    1,
                    painter -> new GridCells(frame, geometry, coloring).paint(painter));
        }

        @Override
        public double below() {
            return GridCells.LEGEND_HEIGHT;
        }

        @Override
        public FigureLegend legend() {
            return FigureLegend.NONE;
        }

        @Override
        public String describe(HeadRef head) {
            return HeadWords.describe(head, coloring.fill());
        }

        @Override
        public String reading(double deviceSide) {
            return switch (coloring.fill()) {
                case GridColoring.Weights weights -> "";
                case GridColoring.Values(HeadValues values) -> values.meaning();
                case GridColoring.Roles(HeadTable table) ->
                    "Roles by the thresholds of Clark et al. 2019" + ScreenHints.RULE + "." + table.overTexts();
            };
        }
    }
}
