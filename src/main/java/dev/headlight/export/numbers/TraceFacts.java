package dev.headlight.export.numbers;

import com.google.gson.JsonArray;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Provenance;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.export.WellFormed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a file says about where its numbers come from; well-formed Unicode. */
record TraceFacts(Trace trace) {
    /**
     * {@code model}, {@code sha256}, {@code runtime}, {@code text}, where there is one {@code text_pair}, and where heads
     * were off {@code switched_off} with their names.
     */
    Map<String, String> texts() {
        Provenance provenance = trace.provenance();
        TokenizedText text = trace.text();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("model", provenance.model());
        texts.put("sha256", provenance.sha256());
        texts.put("runtime", provenance.runtime());
        texts.put("text", WellFormed.text(text.text()));
        if (text.textPair() != null) {
            texts.put("text_pair", WellFormed.text(text.textPair()));
        }
        if (!provenance.switchedOff().isEmpty()) {
            texts.put(
                    "switched_off",
                    provenance.switchedOff().stream().map(HeadRef::label).collect(Collectors.joining(", ")));
        }
        return texts;
    }

    /** {@code tokens} as the vocabulary spells them, {@code ids} and {@code type_ids}. */
    Map<String, JsonArray> lists() {
        JsonArray tokens = new JsonArray();
        JsonArray ids = new JsonArray();
        JsonArray typeIds = new JsonArray();
        for (Token token : trace.text().tokens()) {
            tokens.add(WellFormed.text(token.text()));
            ids.add(token.id());
            typeIds.add(token.typeId());
        }
        Map<String, JsonArray> lists = new LinkedHashMap<>();
        lists.put("tokens", tokens);
        lists.put("ids", ids);
        lists.put("type_ids", typeIds);
        return lists;
    }

    /** All of it as texts, the lists as JSON. */
    Map<String, String> metadata() {
        Map<String, String> metadata = texts();
        lists().forEach((name, list) -> metadata.put(name, list.toString()));
        return metadata;
    }
}
