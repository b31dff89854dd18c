package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewestWinsTest {
    private final NewestWins worker = new NewestWins("test-worker");
    private final List<String> finished = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void theJobUnderWayIsCancelledAndTheOneBetweenNeverRuns() throws Exception {
        CountDownLatch allSubmitted = new CountDownLatch(1);
        WaitingJob first = new WaitingJob("first", allSubmitted);
        WaitingJob between = new WaitingJob("between", allSubmitted);
        worker.submit(first);
        first.started.await();
        worker.submit(between);
        CountDownLatch done = new CountDownLatch(1);
        worker.submit(new NewestWins.Job() {
            @Override
            public void run() {
                finished.add("newest");
                done.countDown();
            }

            @Override
            public void broke(Throwable failure) {}

            @Override
            public void cancel() {}
        });
        allSubmitted.countDown();

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(finished).containsExactly("first", "newest");
        assertThat(between.cancelled.getCount()).isZero();
    }

    @Test
    void aBugInOneJobIsToldToWhoeverWatchesAndEndsNeitherItsWaitersNorTheWorker() throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        List<Throwable> told = new CopyOnWriteArrayList<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> told.add(failure));
        try {
            BrokenJob broken = new BrokenJob();
            worker.submit(broken);
            assertThat(broken.told.await(30, TimeUnit.SECONDS)).isTrue();
            WaitingJob next = new WaitingJob("next", new CountDownLatch(0));
            worker.submit(next);
            assertThat(next.started.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(told).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingCancelsAndWaits() throws Exception {
        WaitingJob job = new WaitingJob("job", new CountDownLatch(0));
        worker.submit(job);
        job.started.await();
        worker.close();
        assertThat(finished).containsExactly("job");
    }

    @Test
    void nothingRunsAfterClosing() {
        worker.close();
        WaitingJob late = new WaitingJob("late", new CountDownLatch(0));
        worker.submit(late);
        worker.close();
        assertThat(late.started.getCount()).isEqualTo(1);
    }

    /** Runs until it is cancelled and may end. */
    private final class WaitingJob implements NewestWins.Job {
        private final String name;
        private final CountDownLatch mayEnd;
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch cancelled = new CountDownLatch(1);

        WaitingJob(String name, CountDownLatch mayEnd) {
            this.name = name;
            this.mayEnd = mayEnd;
        }

        @Override
        public void run() {
            started.countDown();
            try {
                cancelled.await();
                mayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            finished.add(name);
        }

        @Override
        public void broke(Throwable failure) {
            throw new IllegalStateException("it does not break", failure);
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }
    }

    private static final class BrokenJob implements NewestWins.Job {
        private final CountDownLatch told = new CountDownLatch(1);

        @Override
        public void run() {
            throw new IllegalStateException("a bug");
        }

        @Override
        public void broke(Throwable failure) {
            told.countDown();
        }

        @Override
        public void cancel() {}
    }
}
