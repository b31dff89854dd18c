package dev.headlight.export.html;

import dev.headlight.analysis.reading.HeadRows;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Puts weights into a page: elements that no browser runs, each with float32 numbers, little endian, in base64. */
final class PageWeights {
    private PageWeights() {}

    static void write(PageContent content, OutputStream page) throws IOException {
        for (int layer : content.layers()) {
            element("layer-" + layer, page, stream -> layer(content.rows(), layer, stream));
        }
        if (!content.isWhole()) {
            element("thumbnails", page, stream -> thumbnails(content.rows(), stream));
        }
        if (content.aggregate() != null) {
            AttentionMatrix matrix = content.aggregate().combined();
            element("aggregate", page, stream -> {
                for (int query = 0; query < matrix.queries(); query++) {
                    stream.write(bytes(matrix.row(query)));
                }
            });
        }
    }

    /** Sends bytes. */
    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    private static void element(String id, OutputStream page, Content content) throws IOException {
        put("<script type=\"application/octet-stream\" id=\"" + id + "\">", page);
        OutputStream encoder = Base64.getEncoder().wrap(new KeptOpen(page));
        content.writeTo(encoder);
        encoder.close();
        put("</script>\n", page);
    }

    /** {@code [heads, queries, keys]}. */
    private static void layer(HeadRows rows, int layer, OutputStream stream) throws IOException {
        float[] row = new float[rows.keys()];
        for (int head = 0; head < rows.heads(); head++) {
            HeadRows.Cursor cursor = rows.of(new HeadRef(layer, head));
            for (int query = 0; query < rows.queries(); query++) {
                cursor.read(query, row);
                stream.write(bytes(row));
            }
        }
    }

    private static byte[] bytes(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }

    /** {@code [layers, heads, side, side]}, a byte each. */
    private static void thumbnails(HeadRows rows, OutputStream stream) throws IOException {
        for (int place = 0; place < rows.layers() * rows.heads(); place++) {
            HeadRef head = new HeadRef(place / rows.heads(), place % rows.heads());
            stream.write(Thumbnail.of(rows, head));
        }
    }

    private static void put(String text, OutputStream stream) throws IOException {
        stream.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The end of one element is not the end of the page. */
    private static final class KeptOpen extends OutputStream {
        private final OutputStream target;

        KeptOpen(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int part) throws IOException {
            target.write(part);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            target.write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
