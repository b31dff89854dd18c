package dev.headlight.tokenizer;

import com.google.gson.stream.MalformedJsonException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a SentencePiece model file holds, as far as it is needed (google/sentencepiece, {@code
 * sentencepiece_model.proto}).
 *
 * @param pieces in the order of their numbers
 * @param isUnigram whether texts are cut by a unigram language model, the only way that is supported
 * @param replacements the compiled table of character replacements; may be empty, and is not to be changed
 */
record SentencePieceModel(List<Piece> pieces, boolean isUnigram, ByteBuffer replacements) {
    private static final int UNIGRAM = 1;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /**
     * @param kind 1 normal, 2 unknown, 3 control, 4 user defined, 5 unused, 6 byte
     */
    record Piece(String text, float score, long kind) {
        static final int UNKNOWN = 2;
        static final int USER_DEFINED = 4;
    }

    static SentencePieceModel parse(byte[] file, String name) throws TokenizerException {
        try {
            SentencePieceModel model = parse(file);
            if (model.pieces().isEmpty()) {
                throw new MalformedJsonException("it has no pieces");
            }
            return model;
        } catch (MalformedJsonException | BufferUnderflowException | IllegalArgumentException e) {
            throw new TokenizerException(
                    "The file " + name + " is no SentencePiece model: "
                            + (e instanceof MalformedJsonException ? e.getMessage() : "it ends too early")
                            + ". Fetch it again from where the model was published.",
                    e);
        }
    }

    private static SentencePieceModel parse(byte[] file) throws MalformedJsonException {
        List<Piece> pieces = new ArrayList<>();
        boolean isUnigram = true;
        ByteBuffer replacements = NOTHING;
        Fields fields = new Fields(ByteBuffer.wrap(file));
        while (fields.next()) {
            if (fields.isBytes(1)) {
                if (pieces.size() == TokenTable.MAX_TOKENS) {
                    throw new MalformedJsonException("it has more than " + TokenTable.MAX_TOKENS + " pieces");
                }
                pieces.add(piece(new Fields(fields.bytes())));
            } else if (fields.isBytes(2)) {
                isUnigram = number(new Fields(fields.bytes()), 3, UNIGRAM) == UNIGRAM;
            } else if (fields.isBytes(3)) {
                replacements = bytes(new Fields(fields.bytes()), 2);
            }
        }
        return new SentencePieceModel(List.copyOf(pieces), isUnigram, replacements);
    }

    private static Piece piece(Fields fields) throws MalformedJsonException {
        String text = "";
        float score = 0;
        long kind = 1;
        while (fields.next()) {
            if (fields.isBytes(1)) {
                text = StandardCharsets.UTF_8.decode(fields.bytes()).toString();
            } else if (fields.field == 2 && fields.wire == Fields.FIXED32) {
                score = Float.intBitsToFloat((int) fields.value);
            } else if (fields.field == 3) {
                kind = fields.value;
            }
        }
        if (!Float.isFinite(score)) {
            throw new MalformedJsonException("the piece " + TokenTable.shown(text) + " has the score " + score);
        }
        return new Piece(text, score, kind);
    }

    private static long number(Fields fields, int wanted, long otherwise) throws MalformedJsonException {
        long found = otherwise;
        while (fields.next()) {
            found = fields.field == wanted ? fields.value : found;
        }
        return found;
    }

    private static ByteBuffer bytes(Fields fields, int wanted) throws MalformedJsonException {
        ByteBuffer found = NOTHING;
        while (fields.next()) {
            found = fields.isBytes(wanted) ? fields.bytes() : found;
        }
        return found;
    }

    /** The fields of one protobuf message, read in place; nothing is nested but by the caller. */
    private static final class Fields {
        static final int VARINT = 0;
        static final int FIXED64 = 1;
        static final int LENGTH = 2;
        static final int FIXED32 = 5;
        private static final int VARINT_BITS = 64;

        private final ByteBuffer from;
        private long field;
        private int wire;
        private long value;
        private ByteBuffer content = NOTHING;

        Fields(ByteBuffer from) {
            this.from = from.slice().order(ByteOrder.LITTLE_ENDIAN);
        }

        boolean next() throws MalformedJsonException {
            if (!from.hasRemaining()) {
                return false;
            }
            long tag = varint();
            field = tag >>> 3;
            wire = (int) (tag & 7);
            value = 0;
            switch (wire) {
                case VARINT -> value = varint();
                case FIXED64 -> value = from.getLong();
                case FIXED32 -> value = from.getInt();
                case LENGTH -> take(varint());
                default -> throw new MalformedJsonException("it holds a field of unknown kind");
            }
            return true;
        }

        private void take(long length) throws MalformedJsonException {
            if (length < 0 || length > from.remaining()) {
                throw new MalformedJsonException(
                        "a part says it has " + length + " bytes and there are " + from.remaining());
            }
            content = from.slice(from.position(), (int) length);
            from.position(from.position() + (int) length);
        }

        private long varint() throws MalformedJsonException {
            long result = 0;
            for (int shift = 0; shift < VARINT_BITS; shift += 7) {
                byte next = from.get();
                result |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return result;
                }
            }
            throw new MalformedJsonException("a number does not end");
        }

        boolean isBytes(int wanted) {
            return field == wanted && wire == LENGTH;
        }

        ByteBuffer bytes() {
            return content;
        }
    }
}
