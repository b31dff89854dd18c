package dev.headlight.tokenizer;

import java.util.Random;

/** Texts of letters, blanks, emoji, combining marks and any UTF-16 units, paired or not. */
final class RandomText {
    private RandomText() {}

    static String next(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(longest);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(5)) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.appendCodePoint(0x1F300 + random.nextInt(0x300));
                case 2 -> text.append((char) (0x300 + random.nextInt(0x70)));
                case 3 -> text.append(' ');
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }
}
