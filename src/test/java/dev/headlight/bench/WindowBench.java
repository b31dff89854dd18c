package dev.headlight.bench;

import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenFocus;
import dev.headlight.figure.Hit;
import dev.headlight.state.InputText;
import dev.headlight.state.SelectionState;
import dev.headlight.ui.FigureView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/** How soon the window answers the keyboard and the mouse. */
final class WindowBench {
    private static final List<String> WORDS = List.of("dog", "cat", "house", "river", "light", "stone");
    private static final int PLACES = 40;
    private static final double DRAG = 7;

    /** A virtual machine that has just started compiles what it runs; a few sentences later it has. */
    private static final int KEYS_BEFORE = 600;

    private final BenchWindow window;
    private final UpdateMeter meter;
    private final int rounds;
    private final Robot robot;

    WindowBench(BenchWindow window, int rounds) throws Exception {
        this.window = window;
        this.rounds = rounds;
        this.meter = window.meter();
        CompletableFuture<Robot> made = new CompletableFuture<>();
        Platform.runLater(() -> made.complete(new Robot()));
        robot = made.get(10, TimeUnit.SECONDS);
    }

    static String text(int tokens, int variant) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < tokens - 2; word++) {
            text.append(WORDS.get((word * (variant + 1) + variant) % WORDS.size()))
                    .append(' ');
        }
        return text.toString();
    }

    /** From a change of the text field to the last picture, without the model's run. */
    Updates keystroke() throws Exception {
        TextField field = window.find("sentence-a", TextField.class);
        Updates updates = new Updates();
        for (int round = -KEYS_BEFORE; round < rounds; round++) {
            String text = text(20, round & 7);
            long[] begin = {0};
            Update update = meter.measure(
                    () -> {
                        begin[0] = System.nanoTime();
                        field.setText(text);
                    },
                    window::isAnswered,
                    () -> begin[0] + window.trace().provenance().duration().toNanos());
            if (round >= 0) {
                updates.add(update);
            }
        }
        return updates;
    }

    /** From the trace to the first picture of it. */
    Updates firstPicture(int tokens, int times) throws Exception {
        Updates updates = new Updates();
        for (int round = -2; round < times; round++) {
            InputText text = new InputText(text(tokens, round + 2), null);
            Update update = meter.measure(
                    () -> window.workbench().traces().setInput(text), window::isAnswered, window::lastAnswer);
            if (round >= 0) {
                updates.add(update);
            }
        }
        return updates;
    }

    /** The mouse moves from place to place of one view. */
    Updates hover(String view) throws Exception {
        List<Point2D> places = places(window.figure(view));
        return repeat(view, round -> robot.mouseMove(places.get(round * 7 % places.size())));
    }

    /** Clicks on one place after the other. */
    Updates click(String view) throws Exception {
        List<Point2D> places = places(window.figure(view));
        return repeat(view, round -> {
            robot.mouseMove(places.get(round * 7 % places.size()));
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    /** One layer after the other with all heads on. */
    Updates changeLayer() throws Exception {
        SelectionState selection = window.workbench().selection();
        return repeat("links", round -> selection.moveLayer(round / 4 % 2 == 0 ? 1 : -1));
    }

    /** The wheel in the middle of the matrix, in and out again. */
    Updates zoom() throws Exception {
        moveToMiddle();
        return repeat("matrix", round -> robot.mouseWheel(round / 5 % 2 == 0 ? -1 : 1));
    }

    /** Drags the zoomed matrix. */
    Updates pan() throws Exception {
        moveToMiddle();
        for (int notch = 0; notch < 6; notch++) {
            meter.measure(() -> robot.mouseWheel(-1));
        }
        meter.measure(() -> robot.mousePress(MouseButton.PRIMARY));
        Updates updates = repeat("matrix", round -> {
            double way = round / 10 % 2 == 0 ? DRAG : -DRAG;
            robot.mouseMove(robot.getMouseX() + way, robot.getMouseY() + way);
        });
        meter.measure(() -> robot.mouseRelease(MouseButton.PRIMARY));
        return updates;
    }

    private void moveToMiddle() throws Exception {
        FigureView matrix = window.figure("matrix");
        meter.measure(() -> robot.mouseMove(matrix.localToScreen(matrix.getWidth() / 2, matrix.getHeight() / 2)));
    }

    /** Shows all heads of one layer and no token in focus. */
    void showAllHeads() throws Exception {
        meter.measure(() -> {
            robot.mouseMove(1, 1);
            window.workbench().selection().selectHead(new HeadRef(7, 10));
            window.workbench().selection().pin(TokenFocus.NONE);
            window.workbench().selection().showAllHeads();
        });
    }

    @FunctionalInterface
    private interface Step {
        void run(int round);
    }

    /** Each step makes the view show another figure, or it would never be over. */
    private Updates repeat(String view, Step step) throws Exception {
        AtomicBoolean isShown = new AtomicBoolean();
        meter.measure(() -> window.figure(view).figureProperty().subscribe((before, after) -> isShown.set(true)));
        Updates updates = new Updates();
        int warmUps = rounds / 4;
        for (int round = 0; round < rounds + warmUps; round++) {
            int now = round;
            isShown.set(false);
            Update update = meter.measure(() -> step.run(now), isShown::get);
            if (round >= warmUps) {
                updates.add(update);
            }
        }
        return updates;
    }

    /** Places on the screen that answer differently, spread over a view. */
    private static List<Point2D> places(FigureView view) {
        List<Point2D> all = new ArrayList<>();
        List<Hit> hits = new ArrayList<>();
        for (double y = 1; y < view.getHeight(); y += 5) {
            for (double x = 1; x < view.getWidth(); x += 11) {
                Hit hit = view.hit(x, y);
                if (!hit.equals(Hit.NOTHING) && !hits.contains(hit)) {
                    hits.add(hit);
                    all.add(view.localToScreen(x, y));
                }
            }
        }
        if (all.isEmpty()) {
            throw new IllegalStateException("nothing answers in " + view.getId());
        }
        int count = Math.min(PLACES, all.size());
        return IntStream.range(0, count)
                .mapToObj(i -> all.get(i * all.size() / count))
                .toList();
    }
}
