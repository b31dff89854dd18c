package dev.headlight.hub;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The content of an answer, taken piece by piece by one thread. Unlike a stream it gives up when nothing comes, and
 * closing it from another thread ends the waiting. Holds a few pieces of 16 kB at most.
 */
final class AnswerBody implements BodySubscriber<AnswerBody>, AutoCloseable {
    private static final int AHEAD = 8;

    private sealed interface Event {}

    private record Piece(List<ByteBuffer> buffers) implements Event {}

    private record End() implements Event {}

    private record Failure(Throwable cause) implements Event {}

    private final Duration stall;
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
    private volatile boolean closed;

    AnswerBody(Duration stall) {
        this.stall = stall;
    }

    @Override
    public CompletionStage<AnswerBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (closed || !subscription.compareAndSet(null, given)) {
            given.cancel();
        } else {
            given.request(AHEAD);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        events.add(new Piece(List.copyOf(buffers)));
    }

    @Override
    public void onError(Throwable cause) {
        events.add(new Failure(cause));
    }

    @Override
    public void onComplete() {
        events.add(new End());
    }

    /**
     * The next piece, or an empty list at the end.
     *
     * @throws TransientException if the connection was cut or stalls
     * @throws HubException if the body was closed, which only cancelling does while it is read
     */
    List<ByteBuffer> next() throws TransientException, HubException {
        Event event = take();
        if (closed) {
            throw HubException.cancelled();
        }
        return switch (event) {
            case null -> throw new TransientException("nothing came for " + Texts.seconds(stall.toSeconds()));
            case Failure failure -> throw new TransientException("the connection was cut", failure.cause());
            case End end -> List.of();
            case Piece piece -> {
                requestMore();
                yield piece.buffers();
            }
        };
    }

    private @Nullable Event take() throws HubException {
        try {
            return events.poll(stall.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HubException.cancelled();
        }
    }

    private void requestMore() {
        Flow.@Nullable Subscription current = subscription.get();
        if (current != null) {
            current.request(1);
        }
    }

    /** Ends the connection unless everything was read. From any thread, any number of times. */
    @Override
    public void close() {
        closed = true;
        Flow.@Nullable Subscription current = subscription.get();
        if (current != null) {
            current.cancel();
        }
        events.add(new End());
    }
}
