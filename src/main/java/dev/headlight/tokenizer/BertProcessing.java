package dev.headlight.tokenizer;

import static dev.headlight.tokenizer.TokenizerJsonBuilder.FIRST;
import static dev.headlight.tokenizer.TokenizerJsonBuilder.SECOND;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/** The older way to write BERT's template, in which the numbers of segments cannot be chosen. */
final class BertProcessing {
    private BertProcessing() {}

    /** The same template with all tokens in segment 0; a damaged one stays as it is, for the library to refuse. */
    static JsonElement withoutSegments(JsonObject part) {
        if (!(part.get("cls") instanceof JsonArray first && part.get("sep") instanceof JsonArray last)
                || first.size() != 2
                || last.size() != 2
                || !(first.get(0) instanceof JsonPrimitive firstText)
                || !(last.get(0) instanceof JsonPrimitive lastText)) {
            return part;
        }
        String cls = firstText.getAsString();
        String sep = lastText.getAsString();
        return TokenizerJsonBuilder.template(
                List.of(cls, FIRST, sep),
                List.of(cls, FIRST, sep, SECOND, sep),
                false,
                token -> (token.equals(cls) ? first : last).get(1).getAsInt());
    }
}
