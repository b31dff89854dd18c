package dev.headlight.session;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.state.InputText;
import dev.headlight.state.MaskedTokens;
import dev.headlight.state.SwitchedOffHeads;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One side of a session in JSON, without the numbers of its trace. */
final class SideJson {
    static final int LONGEST_NAME = 256;

    private static final int LONGEST_PATH = 4096;

    /** What is looked at where a file does not say. */
    static final Selection USUAL = Selection.of(new HeadRef(0, 0));

    private SideJson() {}

    static void write(SavedSide side, JsonObject into) {
        ModelReference model = side.model();
        into.add("model", model == null ? JsonNull.INSTANCE : model(model));
        into.addProperty("text", side.input().text());
        into.addProperty("pair", side.input().pair());
        SelectionJson.write(side.selection(), into);
        into.add("masked", SelectionJson.numbers(side.masks().places()));
        into.add("trace", JsonNull.INSTANCE);
        into.add("switchedOff", SelectionJson.labels(side.switchedOff().heads()));
    }

    private static JsonObject model(ModelReference model) {
        JsonObject json = new JsonObject();
        json.addProperty("id", model.id());
        json.addProperty("name", model.name());
        json.addProperty("sha256", model.sha256());
        json.addProperty("location", model.location());
        return json;
    }

    static SavedSide read(Fields fields) throws SessionException {
        return new SavedSide(
                new InputText(fields.text("text", InputText.LONGEST, ""), fields.text("pair", InputText.LONGEST)),
                model(fields.object("model")),
                SelectionJson.read(fields, USUAL),
                new MaskedTokens(SelectionJson.tokens(fields, "masked")),
                new SwitchedOffHeads(SelectionJson.heads(fields, "switchedOff")),
                null);
    }

    private static @Nullable ModelReference model(@Nullable Fields fields) throws SessionException {
        if (fields == null) {
            return null;
        }
        String id = fields.text("id", LONGEST_NAME, "");
        String sum = fields.text("sha256", LONGEST_NAME, "").toLowerCase(Locale.ROOT);
        if (id.isBlank()) {
            throw fields.wrong("id", "the name of a model", "nothing");
        }
        if (!sum.matches("|[0-9a-f]{12,64}")) {
            throw fields.wrong("sha256", "64 hexadecimal digits", sum);
        }
        return new ModelReference(
                id, fields.text("name", LONGEST_NAME, id), sum, fields.text("location", LONGEST_PATH, id));
    }
}
