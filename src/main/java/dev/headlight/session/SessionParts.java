package dev.headlight.session;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.Provenance;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.state.InputText;
import dev.headlight.state.MaskedTokens;
import dev.headlight.state.PinnedTrace;
import dev.headlight.state.Snapshot;
import dev.headlight.state.SwitchedOffHeads;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sessions from what a window shows, and back. Pure functions. */
final class SessionParts {
    private SessionParts() {}

    /**
     * What a window shows as a session.
     *
     * @param trace of the present text, or null
     * @param location where a model was opened from
     */
    static Session of(Snapshot now, @Nullable Trace trace, Function<ModelDescription, String> location) {
        ModelDescription model = now.subject().model();
        Trace carried = now.subject().carried();
        ModelReference reference = model != null
                ? ModelReference.to(model, location.apply(model))
                : carried == null ? null : reference(carried.provenance());
        SavedSide main = new SavedSide(
                now.subject().shownText(),
                reference,
                now.selection(),
                carried == null ? now.subject().masks() : masks(carried.text()),
                carried == null
                        ? now.subject().switchedOff()
                        : new SwitchedOffHeads(carried.provenance().switchedOff()),
                carried != null ? carried : trace);
        PinnedTrace pinned = now.pinned();
        return new Session(
                main, now.view(), pinned == null ? null : side(pinned), now.keepsHeads(), now.notes(), now.grid());
    }

    private static SavedSide side(PinnedTrace pinned) {
        Trace trace = pinned.trace();
        return new SavedSide(
                InputText.of(trace.text()),
                reference(trace.provenance()),
                pinned.selection(),
                masks(trace.text()),
                new SwitchedOffHeads(trace.provenance().switchedOff()),
                trace);
    }

    static ModelReference reference(Provenance provenance) {
        return new ModelReference(provenance.model(), provenance.modelName(), provenance.sha256(), provenance.model());
    }

    /** Tokens over which a mask lies: the vocabulary's special token stands on characters that do not spell it. */
    static MaskedTokens masks(TokenizedText text) {
        return new MaskedTokens(text.tokens().stream()
                .filter(token -> token.isTyped()
                        && token.special()
                        && !text.surface(token).equals(token.text()))
                .map(Token::index)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * What a window is to show.
     *
     * @param model that the session is opened with, or null for the trace it carries
     * @param pinned what it is compared with, or null
     */
    static Snapshot snapshot(Session session, @Nullable ModelDescription model, @Nullable PinnedTrace pinned) {
        return snapshot(session.main(), model, session, pinned);
    }

    /** The other side by itself, as it was when it was pinned. */
    static Snapshot compared(SavedSide side, Session session, ModelDescription model) {
        return snapshot(side, model, session, null);
    }

    private static Snapshot snapshot(
            SavedSide side, @Nullable ModelDescription model, Session session, @Nullable PinnedTrace pinned) {
        Trace carried = model == null ? side.trace() : null;
        return new Snapshot(
                new Snapshot.Subject(model, carried, side.input(), side.masks(), side.switchedOff()),
                side.selection(),
                session.view(),
                pinned,
                session.keepsHeads(),
                session.notes(),
                session.grid());
    }
}
