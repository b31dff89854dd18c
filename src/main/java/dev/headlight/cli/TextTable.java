package dev.headlight.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in columns. */
final class TextTable {
    private static final String GAP = "   ";

    private TextTable() {}

    /** One line a row; the last cell of a row takes what room it needs, also past the columns of longer rows. */
    static List<String> lines(List<List<String>> rows) {
        List<Integer> widths = widths(rows);
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<Integer> widths(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size() - 1; column++) {
                int width = row.get(column).length();
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(width, widths.get(column)));
                }
            }
        }
        return widths;
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size() - 1; column++) {
            String cell = row.get(column);
            line.append(cell).repeat(' ', widths.get(column) - cell.length()).append(GAP);
        }
        return line.append(row.getLast()).toString();
    }
}
