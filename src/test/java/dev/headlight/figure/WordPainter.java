package dev.headlight.figure;

import java.util.ArrayList;
import java.util.List;

/** Notes the words that are painted. */
final class WordPainter extends NoPainter {
    private final List<String> words = new ArrayList<>();

    List<String> words() {
        return words;
    }

    @Override
    public void text(String text, double x, double baseline, TextStyle style) {
        words.add(text);
    }

    @Override
    public void textUpwards(String text, double x, double y, TextStyle style) {
        words.add(text);
    }
}
