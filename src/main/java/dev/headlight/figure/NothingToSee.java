package dev.headlight.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Words in the middle of a figure that has nothing else to show. */
record NothingToSee(FigureFrame frame, String words) {
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final double SIZE = 13.5;
    private static final double LINE = 20;
    private static final double MOST_WIDTH = 420;

    void paint(Painter painter) {
        TextStyle style = frame.words(SIZE, frame.theme().muted(), TextStyle.Anchor.MIDDLE);
        List<String> lines = lines(style);
        double baseline = frame.height() / 2 - LINE * (lines.size() - 1) / 2;
        for (String line : lines) {
            painter.text(line, frame.width() / 2, baseline, style);
            baseline += LINE;
        }
    }

    private List<String> lines(TextStyle style) {
        double room = Math.min(MOST_WIDTH, frame.width() - 20);
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : SPACE.splitAsStream(words).toList()) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && frame.measure().width(longer, style) > room) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }
}
