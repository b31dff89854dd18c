package dev.headlight.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headlight.state.InputText;
import dev.headlight.state.NoteSubject;
import dev.headlight.state.Notes;
import dev.headlight.state.SurvivingFields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes in JSON: a list of objects with {@code of}, what the note is about, and {@code text}. */
final class NotesJson {
    private NotesJson() {}

    static JsonArray write(Notes notes) {
        JsonArray list = new JsonArray();
        notes.texts().forEach((subject, text) -> {
            JsonObject note = new JsonObject();
            note.add(SurvivingFields.SUBJECT, subject(subject));
            note.addProperty("text", text);
            list.add(note);
        });
        return list;
    }

    private static JsonObject subject(NoteSubject subject) {
        JsonObject of = new JsonObject();
        switch (subject) {
            case NoteSubject.OnHead(String model, var head) -> {
                of.addProperty("model", model);
                of.addProperty("head", head.label());
            }
            case NoteSubject.OnText(InputText text) -> {
                of.addProperty("text", text.text());
                of.addProperty("pair", text.pair());
            }
        }
        return of;
    }

    /** Notes about things that this version does not know stay in the file, but are not read. */
    static Notes read(Fields fields) throws SessionException {
        Map<NoteSubject, String> texts = new LinkedHashMap<>();
        for (Fields note : fields.objects("notes", Notes.MOST)) {
            String text = note.text("text", Notes.LONGEST, "");
            Fields of = note.object(SurvivingFields.SUBJECT);
            NoteSubject subject = of == null ? null : subject(of);
            if (subject != null && !text.isBlank()) {
                texts.put(subject, text);
            }
        }
        return new Notes(texts);
    }

    private static @Nullable NoteSubject subject(Fields of) throws SessionException {
        String model = of.text("model", SideJson.LONGEST_NAME);
        String head = of.text("head", SideJson.LONGEST_NAME);
        if (model != null && head != null) {
            return new NoteSubject.OnHead(model, SelectionJson.head(of, "head", head));
        }
        String text = of.text("text", InputText.LONGEST);
        return text == null ? null : new NoteSubject.OnText(new InputText(text, of.text("pair", InputText.LONGEST)));
    }
}
