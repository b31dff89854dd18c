package dev.headlight.figure;

/** Draws the cells of a matrix and the legend of their colours. */
record MatrixCells(FigureFrame frame, Heatmap map, MatrixGeometry geometry) {
    private static final double LEAST_GRID_CELL = 6;
    private static final double LEAST_LEGEND = 250;

    void paint(Painter painter) {
        painter.clipped(geometry.plot(), () -> {
            image(painter);
            if (geometry.cell() >= LEAST_GRID_CELL) {
                grid(painter);
            }
        });
        legend(painter);
    }

    private void image(Painter painter) {
        if (geometry.cell() * frame.scale() < 1) {
            int width = Math.max(1, (int) (geometry.keys() * geometry.cell() * frame.scale()));
            int height = Math.max(1, (int) (geometry.queries() * geometry.cell() * frame.scale()));
            painter.image(map.shrunk(width, height), whole());
            return;
        }
        int firstQuery = (int) geometry.view().originQuery();
        int firstKey = (int) geometry.view().originKey();
        int queries = seen(firstQuery, geometry.view().originQuery(), geometry.queries());
        int keys = seen(firstKey, geometry.view().originKey(), geometry.keys());
        Rect target = new Rect(
                geometry.columnX(firstKey),
                geometry.rowY(firstQuery),
                keys * geometry.cell(),
                queries * geometry.cell());
        painter.image(map.cells(firstQuery, firstKey, queries, keys), target);
    }

    private Rect whole() {
        double width = geometry.keys() * geometry.cell();
        return new Rect(geometry.columnX(0), geometry.rowY(0), width, geometry.queries() * geometry.cell());
    }

    private int seen(int first, double origin, int cells) {
        double end = Math.ceil(origin + geometry.view().visible(cells) - 1e-9);
        return (int) Math.min(end, cells) - first;
    }

    private void grid(Painter painter) {
        Rect plot = geometry.plot();
        double pixel = 1 / frame.scale();
        int columns = (int) Math.ceil(geometry.keyAt(plot.right()));
        for (int key = (int) geometry.view().originKey() + 1; key < columns; key++) {
            double x = frame.snap(geometry.columnX(key));
            painter.fill(
                    new Rect(x - pixel, plot.y(), pixel, plot.height()),
                    0,
                    frame.theme().ground());
        }
        int rows = (int) Math.ceil(geometry.queryAt(plot.bottom()));
        for (int query = (int) geometry.view().originQuery() + 1; query < rows; query++) {
            double y = frame.snap(geometry.rowY(query));
            painter.fill(
                    new Rect(plot.x(), y - pixel, plot.width(), pixel),
                    0,
                    frame.theme().ground());
        }
    }

    private void legend(Painter painter) {
        Rect plot = geometry.plot();
        double room = frame.width() - plot.x() - 4;
        double width = Math.min(room, Math.max(plot.width(), LEAST_LEGEND));
        double y = frame.snap(plot.bottom() + MatrixGeometry.LEGEND_GAP);
        new LegendStrip(frame, map.legend()).paint(painter, new Rect(plot.x(), y, width, MatrixGeometry.LEGEND_HEIGHT));
    }
}
