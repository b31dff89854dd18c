package dev.headlight.session;

import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.state.InputText;
import dev.headlight.state.MaskedTokens;
import dev.headlight.state.SwitchedOffHeads;
import org.jspecify.annotations.Nullable;

/**
 * One trace of a session: how it is made again, or the trace itself.
 *
 * @param input the text
 * @param model what it ran on, or null where there was none
 * @param selection what is looked at
 * @param masks over the text
 * @param switchedOff heads that passed nothing on
 * @param trace the numbers, or null where they are not carried
 */
public record SavedSide(
        InputText input,
        @Nullable ModelReference model,
        Selection selection,
        MaskedTokens masks,
        SwitchedOffHeads switchedOff,
        @Nullable Trace trace) {
    public SavedSide withTrace(@Nullable Trace carried) {
        return new SavedSide(input, model, selection, masks, switchedOff, carried);
    }
}
