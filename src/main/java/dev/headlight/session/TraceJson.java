package dev.headlight.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headlight.core.Provenance;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.state.InputText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a carried trace is of, in JSON: provenance and tokens; its numbers lie in a file of their own. */
final class TraceJson {
    private static final int MOST_TOKENS = 1 << 16;
    private static final int LONGEST_TOKEN = 1 << 10;
    private static final double LONGEST_RUN_MILLIS = 1e9;
    private static final double NANOS = 1e6;

    private TraceJson() {}

    /** @param entry the name of the file with the numbers */
    static JsonObject write(Trace trace, String entry) {
        Provenance provenance = trace.provenance();
        JsonObject json = new JsonObject();
        json.addProperty("numbers", entry);
        json.addProperty("model", provenance.model());
        json.addProperty("modelName", provenance.modelName());
        json.addProperty("sha256", provenance.sha256());
        json.addProperty("runtime", provenance.runtime());
        json.addProperty("milliseconds", provenance.duration().toNanos() / NANOS);
        json.add("switchedOff", SelectionJson.labels(provenance.switchedOff()));
        json.addProperty("text", trace.text().text());
        json.addProperty("pair", trace.text().textPair());
        json.addProperty("tokensCut", trace.text().cut().tokens());
        json.addProperty("charactersCut", trace.text().cut().characters());
        JsonArray tokens = new JsonArray();
        trace.text().tokens().forEach(token -> tokens.add(token(token)));
        json.add("tokens", tokens);
        return json;
    }

    private static JsonObject token(Token token) {
        JsonObject json = new JsonObject();
        json.addProperty("id", token.id());
        json.addProperty("text", token.text());
        json.addProperty("reading", token.reading());
        json.addProperty("special", token.special());
        json.addProperty("type", token.typeId());
        json.addProperty("sentence", token.sentence());
        json.addProperty("start", token.start());
        json.addProperty("end", token.end());
        json.addProperty("word", token.word());
        return json;
    }

    static Provenance provenance(Fields fields) throws SessionException {
        return new Provenance(
                fields.text("model", SideJson.LONGEST_NAME, ""),
                fields.text("modelName", SideJson.LONGEST_NAME, ""),
                fields.text("sha256", SideJson.LONGEST_NAME, ""),
                fields.text("runtime", SideJson.LONGEST_NAME, ""),
                Duration.ofNanos((long) (fields.number("milliseconds", 0, LONGEST_RUN_MILLIS, 0) * NANOS)),
                SelectionJson.heads(fields, "switchedOff"));
    }

    static TokenizedText text(Fields fields) throws SessionException {
        String text = fields.text("text", InputText.LONGEST, "");
        String pair = fields.text("pair", InputText.LONGEST);
        List<Token> tokens = new ArrayList<>();
        for (Fields token : fields.objects("tokens", MOST_TOKENS)) {
            int sentence = token.whole("sentence", 0, pair == null ? 0 : 1, 0);
            tokens.add(token(token, tokens.size(), sentence, sentence == 1 && pair != null ? pair : text));
        }
        if (tokens.isEmpty()) {
            throw fields.wrong("tokens", "at least one token", "none");
        }
        return new TokenizedText(
                text,
                pair,
                tokens,
                new TokenizedText.Cut(
                        fields.whole("tokensCut", 0, Integer.MAX_VALUE, 0),
                        fields.whole("charactersCut", 0, Integer.MAX_VALUE, 0)));
    }

    private static Token token(Fields fields, int index, int sentence, String text) throws SessionException {
        int start = fields.whole("start", 0, text.length(), 0);
        String spelling = fields.text("text", LONGEST_TOKEN, "");
        return new Token(
                index,
                new Token.Piece(
                        fields.whole("id", 0, Integer.MAX_VALUE, 0),
                        spelling,
                        fields.text("reading", LONGEST_TOKEN, spelling),
                        fields.flag("special")),
                fields.whole("type", 0, Integer.MAX_VALUE, 0),
                new Token.Place(
                        sentence,
                        start,
                        fields.whole("end", start, text.length(), start),
                        fields.whole("word", -1, text.length(), -1)));
    }
}
