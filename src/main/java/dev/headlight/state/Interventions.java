package dev.headlight.state;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.engine.Engine;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the user changes about the run of the model without touching the text: tokens that are masked and heads that are
 * switched off. Commands in, read-only properties out; used on the thread of {@link TraceState}, which it is part of.
 */
public final class Interventions {
    private final ReadOnlyObjectWrapper<MaskedTokens> masks = new ReadOnlyObjectWrapper<>(MaskedTokens.NONE);
    private final ReadOnlyObjectWrapper<SwitchedOffHeads> off = new ReadOnlyObjectWrapper<>(SwitchedOffHeads.NONE);
    private final Runnable rerun;
    private @Nullable Engine engine;
    private @Nullable TokenizedText typed;
    private boolean follows;

    /** @param rerun called after each change */
    Interventions(Runnable rerun) {
        this.rerun = rerun;
    }

    /** Which tokens of the text are masked. */
    public ReadOnlyObjectProperty<MaskedTokens> masksProperty() {
        return masks.getReadOnlyProperty();
    }

    /** Which heads pass nothing on. */
    public ReadOnlyObjectProperty<SwitchedOffHeads> switchedOffProperty() {
        return off.getReadOnlyProperty();
    }

    /** Whether heads of the open model can be switched off. */
    public boolean takesSwitches() {
        return engine != null && engine.takesHeadMask();
    }

    /** Whether tokens can be masked: the vocabulary of the open model has a token for that. */
    public boolean takesMasks() {
        return engine != null && engine.maskPiece().isPresent();
    }

    /** Masks a token of the user's text, or brings it back; does nothing where that is not possible. */
    public void toggleMask(int token) {
        toggleMasks(List.of(token));
    }

    /** Masks tokens, or brings them back if all of them are masked; leaves out those that cannot be. */
    public void toggleMasks(Collection<Integer> tokens) {
        List<Integer> possible = tokens.stream().filter(this::isWord).toList();
        if (takesMasks() && !possible.isEmpty()) {
            masks.set(masks.get().toggled(possible));
            rerun.run();
        }
    }

    /** Whether it is a token of the user's that is no mask already. */
    private boolean isWord(int token) {
        if (typed == null || engine == null || token < 0 || token >= typed.size()) {
            return false;
        }
        Token word = typed.tokens().get(token);
        return word.isTyped() && word.id() != engine.maskTokenId();
    }

    /** Brings all masked words back. */
    public void unmaskAll() {
        mask(MaskedTokens.NONE);
    }

    /** Masks these tokens and no others. */
    void mask(MaskedTokens next) {
        if (!next.equals(masks.get())) {
            masks.set(next);
            rerun.run();
        }
    }

    /** Whether it changes at this moment because the text or the model did. */
    boolean isFollowing() {
        return follows;
    }

    /** Puts masks and switched-off heads back, as far as the text and the model have them. */
    void restore(MaskedTokens before, SwitchedOffHeads heads) {
        if (takesMasks()) {
            mask(new MaskedTokens(
                    before.places().stream().filter(this::isWord).collect(Collectors.toCollection(TreeSet::new))));
        }
        if (engine != null && takesSwitches()) {
            switchOff(heads.within(engine.model().shape()));
        }
    }

    /** Switches heads off, or on again if all of them are off; does nothing where the model cannot do without. */
    public void toggleHeads(Collection<HeadRef> heads) {
        if (engine != null && takesSwitches()) {
            switchOff(off.get().toggled(heads).within(engine.model().shape()));
        }
    }

    /** Switches all heads on. */
    public void switchAllOn() {
        switchOff(SwitchedOffHeads.NONE);
    }

    private void switchOff(SwitchedOffHeads next) {
        if (!next.equals(off.get())) {
            off.set(next);
            rerun.run();
        }
    }

    /** Takes over another model: its heads are other heads. */
    void opened(Engine next) {
        boolean isSame = engine != null && engine.model().equals(next.model());
        engine = next;
        follows = true;
        off.set(isSame ? off.get() : SwitchedOffHeads.NONE);
        follows = false;
    }

    /** There is no model any more. */
    void closed() {
        engine = null;
        typed = null;
        masks.set(MaskedTokens.NONE);
        off.set(SwitchedOffHeads.NONE);
    }

    /** The tokens as the model is to read them; masks go with their tokens when the text changes. */
    TokenizedText read(Engine open, InputText input) {
        TokenizedText now = open.tokenize(input.text(), input.pair());
        TokenizedText before = typed;
        typed = now;
        if (before != null && !before.equals(now)) {
            follows = true;
            masks.set(
                    open.maskPiece().isEmpty() ? MaskedTokens.NONE : masks.get().movedTo(before, now));
            follows = false;
        }
        return open.maskPiece().map(mask -> masks.get().over(now, mask)).orElse(now);
    }
}
