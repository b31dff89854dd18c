package dev.headlight.session;

import dev.headlight.core.Trace;
import dev.headlight.state.InputText;
import dev.headlight.state.TraceState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says, while the numbers are those of a file, that no model runs, and which one another text needs. */
final class CarriedNotice {
    private static final int SHOWN = 60;

    private final TraceState traces;
    private final Notices notices;
    private @Nullable Notice said;

    private CarriedNotice(TraceState traces, Notices notices) {
        this.traces = traces;
        this.notices = notices;
    }

    /** Says it from now on. */
    static void follow(TraceState traces, Notices notices) {
        CarriedNotice carried = new CarriedNotice(traces, notices);
        traces.carriedProperty().addListener((property, before, after) -> carried.say());
        traces.inputProperty().addListener((property, before, after) -> carried.say());
    }

    private void say() {
        Trace carried = traces.carriedProperty().get();
        if (carried != null) {
            Notice next = notice(carried, traces.input());
            said = next;
            notices.say(next);
        } else if (said != null) {
            if (said.equals(notices.noticeProperty().get())) {
                notices.dismiss();
            }
            said = null;
        }
    }

    private Notice notice(Trace carried, InputText typed) {
        ModelReference model = SessionParts.reference(carried.provenance());
        List<Notice.Answer> answers = List.of(new Notice.Answer("Open the model…", notices::locate));
        InputText shown = InputText.of(carried.text());
        return typed.equals(shown)
                ? new Notice(
                        "Numbers from the file",
                        "No model is open. To type another text or to change the run, open " + model.words() + ".",
                        false,
                        answers)
                : new Notice(
                        "Still “" + shortened(shown.text()) + "”",
                        "Another text needs a model. Open " + model.words()
                                + "; until then the numbers are those of the file.",
                        true,
                        answers);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN).stripTrailing() + "…";
    }
}
