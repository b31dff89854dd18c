package dev.headlight.tokenizer;

import com.google.gson.stream.MalformedJsonException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;

/**
 * Checks SentencePiece's compiled table of replacements, a double-array trie (Aoe 1989; the layout is that of
 * darts-clone) followed by the replacements, each ended by a zero. The native library follows its offsets blindly and
 * would take the whole program down with it.
 */
final class CharacterMap {
    /** Published ones have some 250,000 bytes. */
    private static final int MAX_BYTES = 4 << 20;

    private static final int LONGEST_REPLACEMENT = 256;
    private static final int BYTES_OF_LENGTH = 4;

    private final int[] units;
    private final byte[] replacements;

    private CharacterMap(int[] units, byte[] replacements) {
        this.units = units;
        this.replacements = replacements;
    }

    static void check(String base64) throws MalformedJsonException {
        if (base64.length() > MAX_BYTES) {
            throw wrong("is larger than " + MAX_BYTES + " characters");
        }
        try {
            check(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw wrong("is no base64");
        }
    }

    static void check(byte[] map) throws MalformedJsonException {
        ByteBuffer bytes = ByteBuffer.wrap(map).order(ByteOrder.LITTLE_ENDIAN);
        long size = map.length < BYTES_OF_LENGTH ? -1 : Integer.toUnsignedLong(bytes.getInt());
        if (size <= 0 || size > bytes.remaining() || size % Integer.BYTES != 0) {
            throw wrong("says it has " + size + " bytes and has " + map.length);
        }
        int[] units = new int[(int) (size / Integer.BYTES)];
        for (int i = 0; i < units.length; i++) {
            units[i] = bytes.getInt();
        }
        byte[] replacements = new byte[bytes.remaining()];
        bytes.get(replacements);
        CharacterMap checked = new CharacterMap(units, replacements);
        checked.checkReplacements();
        checked.checkTrie();
    }

    private void checkReplacements() throws MalformedJsonException {
        int run = 0;
        for (byte unit : replacements) {
            run = unit == 0 ? 0 : run + 1;
            if (run > LONGEST_REPLACEMENT) {
                throw wrong("replaces characters by more than " + LONGEST_REPLACEMENT + " bytes");
            }
        }
    }

    /** Visits every state that some text can reach. */
    private void checkTrie() throws MalformedJsonException {
        BitSet seen = new BitSet(units.length);
        Deque<Integer> open = new ArrayDeque<>();
        visit(0, seen, open);
        while (!open.isEmpty()) {
            int base = open.remove();
            for (int label = 1; label < 256; label++) {
                int child = base ^ label;
                if (child >= units.length) {
                    throw wrong("points behind its end");
                }
                if (label(units[child]) == label) {
                    visit(child, seen, open);
                }
            }
        }
    }

    private void visit(int state, BitSet seen, Deque<Integer> open) throws MalformedJsonException {
        if (seen.get(state)) {
            return;
        }
        seen.set(state);
        int base = state ^ offset(units[state]);
        if (base >= units.length) {
            throw wrong("points behind its end");
        }
        if (state != 0 && hasLeaf(units[state])) {
            checkValue(units[base] & Integer.MAX_VALUE);
        }
        open.add(base);
    }

    /** Replacements begin at whole characters. */
    private void checkValue(int value) throws MalformedJsonException {
        if (value >= replacements.length || (replacements[value] & 0xC0) == 0x80) {
            throw wrong("points behind its replacements");
        }
    }

    private static int label(int unit) {
        return unit & (Integer.MIN_VALUE | 0xFF);
    }

    private static boolean hasLeaf(int unit) {
        return (unit >>> 8 & 1) == 1;
    }

    private static int offset(int unit) {
        return unit >>> 10 << ((unit & 1 << 9) >>> 6);
    }

    private static MalformedJsonException wrong(String what) {
        return new MalformedJsonException("its table of character replacements " + what);
    }
}
