package dev.headlight.hub;

import com.sun.net.httpserver.HttpExchange;
import dev.headlight.hub.FakeHub.Answering;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** How a server may answer, well and badly. */
public final class Answers {
    public static final Answering WELL = (exchange, content) -> content(exchange, content, content.length);
    public static final Answering IGNORES_RANGES =
            (exchange, content) -> send(exchange, 200, content, 0, content.length, content.length);

    private Answers() {}

    public static Answering status(int status, String... headers) {
        return (exchange, content) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Cuts the connection after so many bytes of what was asked for. */
    public static Answering cutAfter(int bytes) {
        return (exchange, content) -> content(exchange, content, bytes);
    }

    /** Cuts the connection after so many bytes, but not before something else returns. */
    public static Answering cutAfter(int bytes, Runnable before) {
        return (exchange, content) -> {
            content(exchange, content, bytes);
            before.run();
        };
    }

    /** Sends so many bytes, says so, and no more until the latch opens. */
    public static Answering stallAfter(int bytes, CountDownLatch stalled, CountDownLatch end) {
        return (exchange, content) -> {
            int[] range = range(exchange, content.length);
            send(exchange, status(exchange), content, range[0], Math.min(range[1], range[0] + bytes), range[1]);
            stalled.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Serves other bytes of the same length. */
    public static Answering wrongBytes() {
        return (exchange, content) -> {
            byte[] wrong = content.clone();
            wrong[wrong.length / 2] ^= 1;
            WELL.answer(exchange, wrong);
        };
    }

    /** Serves content of another length. */
    public static Answering wrongLength(int bytes) {
        return (exchange, content) -> WELL.answer(exchange, Arrays.copyOf(content, bytes));
    }

    /** Serves the whole content without saying how long it is, and then some. */
    public static Answering endless(int extra) {
        return (exchange, content) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
            exchange.getResponseBody().write(new byte[extra]);
        };
    }

    /**
     * Sends byte after byte until the client has gone or somebody has seen enough, and then the rest.
     *
     * @param isEnough asked between bytes
     * @param gone told when the client has closed the connection
     */
    public static Answering slow(BooleanSupplier isEnough, Runnable gone) {
        return (exchange, content) -> {
            exchange.sendResponseHeaders(200, content.length);
            try {
                int sent = 0;
                while (sent < content.length && !isEnough.getAsBoolean()) {
                    exchange.getResponseBody().write(content, sent++, 1);
                    exchange.getResponseBody().flush();
                }
                exchange.getResponseBody().write(content, sent, content.length - sent);
            } catch (IOException e) {
                gone.run();
            }
        };
    }

    /** Answers with blanks without end, until the client has gone. */
    public static Answering endlessBlanks(Runnable begun, Runnable gone) {
        return (exchange, content) -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    begun.run();
                }
            } catch (IOException e) {
                gone.run();
            }
        };
    }

    private static int status(HttpExchange exchange) {
        return exchange.getRequestHeaders().containsKey("Range") ? 206 : 200;
    }

    private static void content(HttpExchange exchange, byte[] content, int most) throws IOException {
        String tag = "\"" + Content.sha256(content) + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        if (!exchange.getRequestHeaders().containsKey("Range") || (condition != null && !condition.equals(tag))) {
            send(exchange, 200, content, 0, Math.min(most, content.length), content.length);
            return;
        }
        int[] range = range(exchange, content.length);
        if (range[0] >= content.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        send(exchange, 206, content, range[0], (int) Math.min(range[1], range[0] + (long) most), range[1]);
    }

    private static int[] range(HttpExchange exchange, int length) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            return new int[] {0, length};
        }
        String[] ends = range.replace("bytes=", "").split("-", -1);
        return new int[] {Integer.parseInt(ends[0]), Math.min(length, Integer.parseInt(ends[1]) + 1)};
    }

    private static void send(HttpExchange exchange, int status, byte[] content, int from, int stop, int to)
            throws IOException {
        if (status == 206) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(status, to - from == 0 ? -1 : to - from);
        exchange.getResponseBody().write(content, from, stop - from);
        // Else the head of the answer would not leave before the body does.
        exchange.getResponseBody().flush();
    }
}
