package dev.headlight.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Fills one segment of a file, with as many requests as it takes. */
final class SegmentTransfer implements ParallelWork.Task {
    // So many bytes at a time count as success, so that a connection that is cut now and then is put up with.
    private static final long PROGRESS = 64 << 10;

    private final HubFile file;
    private final PartFile part;
    private final Segment segment;
    private final HubFetcher fetcher;
    private final TransferMeter meter;

    SegmentTransfer(HubFile file, PartFile part, Segment segment, HubFetcher fetcher, TransferMeter meter) {
        this.file = file;
        this.part = part;
        this.segment = segment;
        this.fetcher = fetcher;
        this.meter = meter;
    }

    @Override
    public void run(Cancellation scope) throws HubException, RestartException, IOException {
        Patience patience = fetcher.patience(file, scope);
        while (!segment.isDone()) {
            long before = segment.next();
            try {
                fetcher.fetch(file, headers(), scope, this::take);
            } catch (TransientException e) {
                if (segment.next() - before >= PROGRESS) {
                    patience.progressed();
                }
                patience.await(e);
            }
        }
    }

    private boolean wantsWhole() {
        return segment.next() == 0 && segment.end() == file.bytes();
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        if (!wantsWhole()) {
            headers.put("Range", "bytes=" + segment.next() + "-" + (segment.end() - 1));
            if (!part.tag().isEmpty()) {
                headers.put("If-Range", part.tag());
            }
        }
        return headers;
    }

    private void take(Answer answer) throws TransientException, HubException, RestartException, IOException {
        if (answer.status() == Answer.RANGE_NOT_SATISFIABLE) {
            throw new RestartException("the server has fewer bytes of it than the " + file.bytes() + " of the listing");
        }
        if (answer.isPartial()) {
            checkRange(answer);
        } else {
            checkWhole(answer);
        }
        String tag = answer.strongTag();
        if (!tag.isEmpty()) {
            part.remember(tag);
        }
        copy(answer);
    }

    private void checkRange(Answer answer) throws TransientException, RestartException {
        ContentRange range = answer.contentRange()
                .orElseThrow(() -> new TransientException("the server sent a part without saying which"));
        if (range.total() >= 0 && range.total() != file.bytes()) {
            throw wrongLength(range.total());
        }
        if (range.first() != segment.next() || range.last() >= segment.end()) {
            throw new RestartException("the server sent another part than was asked for");
        }
    }

    /** The whole content where a part was wanted: the content changed, or the server knows no parts. */
    private void checkWhole(Answer answer) throws RestartException {
        if (!wantsWhole()) {
            throw new RestartException("the server does not go on where it stopped");
        }
        OptionalLong length = answer.contentLength();
        if (length.isPresent() && length.getAsLong() != file.bytes()) {
            throw wrongLength(length.getAsLong());
        }
    }

    private void copy(Answer answer) throws TransientException, HubException, RestartException, IOException {
        for (List<ByteBuffer> piece = answer.body().next();
                !piece.isEmpty();
                piece = answer.body().next()) {
            long before = segment.next();
            for (ByteBuffer bytes : piece) {
                if (bytes.remaining() > segment.end() - segment.next()) {
                    throw new RestartException("more came than the " + file.bytes() + " bytes of the listing");
                }
                part.write(segment, bytes);
            }
            meter.fetched(segment.next() - before);
            part.written(segment.next() - before);
        }
        if (!segment.isDone()) {
            throw new TransientException("the connection was cut");
        }
    }

    private RestartException wrongLength(long found) {
        return new RestartException("expected " + file.bytes() + " bytes, found " + found);
    }
}
