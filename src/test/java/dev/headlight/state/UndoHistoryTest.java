package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class UndoHistoryTest {
    private static final int MOST = 20;

    /** Steps are the numbers from 0; a negative number takes back, a number over 100 brings back. */
    @Property(tries = 300, seed = "5")
    void takingBackAndBringingBackWalkAlongOneLine(
            @ForAll @Size(max = 60) List<@IntRange(min = -40, max = 140) Integer> acts) {
        UndoHistory<Integer> history = new UndoHistory<>(0, MOST);
        List<Integer> line = new ArrayList<>(List.of(0));
        int at = 0;
        for (int act : acts) {
            if (act < 0) {
                boolean moves = history.undo().isPresent();
                assertThat(moves).isEqualTo(at > 0);
                at -= moves ? 1 : 0;
            } else if (act > 100) {
                boolean moves = history.redo().isPresent();
                assertThat(moves).isEqualTo(at < line.size() - 1);
                at += moves ? 1 : 0;
            } else {
                history.push(act);
                line = new ArrayList<>(line.subList(0, at + 1));
                line.add(act);
                if (line.size() > MOST + 1) {
                    line.removeFirst();
                }
                at = line.size() - 1;
            }
            assertThat(history.present().state()).isEqualTo(line.get(at));
        }
    }

    @Property(tries = 100, seed = "6")
    void whatWasTakenBackComesBackAsTheSameStep(@ForAll @Size(min = 1, max = MOST) List<Integer> steps) {
        UndoHistory<Integer> history = new UndoHistory<>(0, MOST);
        steps.forEach(history::push);
        UndoHistory.Step<Integer> last = history.present();
        steps.forEach(step -> history.undo());
        assertThat(history.present().number()).isZero();
        steps.forEach(step -> history.redo());
        assertThat(history.present()).isEqualTo(last);
    }
}
