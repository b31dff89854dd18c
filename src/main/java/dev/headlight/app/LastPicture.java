package dev.headlight.app;

import dev.headlight.cli.ProgramVersion;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.session.KeptTrace;
import dev.headlight.state.InputText;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.RunStatus;
import dev.headlight.state.TraceState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The numbers of the text that the window was closed with, which the next start shows while its model is being opened;
 * of the very first start's text those that came with the package.
 */
final class LastPicture {
    private static final String FILE = "last-picture.safetensors";
    private static final String FIRST = "first-picture.safetensors";
    private static final Logger LOG = Logger.getLogger(LastPicture.class.getName());

    private final KeptTrace last;
    private final List<KeptTrace> all;

    private LastPicture(Path last, Optional<Path> first) {
        String program = ProgramVersion.ofThis();
        this.last = new KeptTrace(last, program);
        this.all = Stream.concat(Stream.of(this.last), first.map(file -> new KeptTrace(file, program)).stream())
                .toList();
    }

    /** @param home the folder of the installed program, if there is one */
    static LastPicture ofThisUser(Optional<Path> home) {
        return new LastPicture(UserFiles.named(FILE), home.map(folder -> folder.resolve(FIRST)));
    }

    /** The numbers of what a window is to show first, where they are kept and are all that its view needs. */
    Optional<Trace> of(StartPlan plan) {
        ModelDescription model = plan.model();
        boolean needsMore = plan.settings().reading().valueWeighted()
                || !plan.settings().view().fields().isEmpty();
        return model == null
                        || needsMore
                        || plan.later() != null
                        || plan.session().content() != null
                ? Optional.empty()
                : find(model, plan.input());
    }

    private Optional<Trace> find(ModelDescription model, InputText input) {
        return all.stream().flatMap(kept -> kept.find(model, input).stream()).findFirst();
    }

    /** Keeps what a window shows, unless it is of something else than the open model and the text as it was typed. */
    void keep(TraceState traces) {
        Trace shown = traces.traceProperty().get();
        if (shown != null && isOfText(traces, shown)) {
            try {
                last.keep(shown);
            } catch (IOException e) {
                LOG.log(Level.INFO, "the numbers of the last picture are not kept", e);
            }
        }
    }

    private static boolean isOfText(TraceState traces, Trace shown) {
        return traces.modelProperty().get() instanceof ModelStatus.Open
                && traces.runProperty().get() instanceof RunStatus.Done
                && traces.carriedProperty().get() == null
                && traces.interventions().masksProperty().get().places().isEmpty()
                && InputText.of(shown.text()).equals(traces.input());
    }
}
