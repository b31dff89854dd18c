package dev.headlight.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.headlight.analysis.heads.HeadRole;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers of all heads for programs, with six decimals. */
final class HeadNumbers {
    private static final int DECIMALS = 6;

    private HeadNumbers() {}

    /** {@code {"model", "texts", "tokens", "heads": {NAME: [[per head] per layer]}}}. */
    static JsonObject json(ModelDescription model, HeadTable table) {
        JsonObject heads = new JsonObject();
        for (HeadStatistic statistic : HeadStatistic.values()) {
            JsonArray layers = new JsonArray();
            for (int layer = 0; layer < table.layers(); layer++) {
                JsonArray numbers = new JsonArray();
                for (int head = 0; head < table.heads(); head++) {
                    numbers.add(rounded(table.of(statistic, new HeadRef(layer, head))));
                }
                layers.add(numbers);
            }
            heads.add(statistic.externalName(), layers);
        }
        JsonObject json = new JsonObject();
        json.addProperty("model", model.id());
        json.addProperty("texts", table.extent().texts());
        json.addProperty("tokens", table.extent().tokens());
        json.add("heads", heads);
        return json;
    }

    /** A line of names, then one a head. */
    static List<String> csv(HeadTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(Stream.concat(
                        Stream.concat(
                                Stream.of("layer", "head"),
                                Stream.of(HeadStatistic.values()).map(HeadStatistic::externalName)),
                        Stream.of("roles"))
                .collect(Collectors.joining(",")));
        table.all().forEach(head -> lines.add(csv(table, head)));
        return lines;
    }

    private static String csv(HeadTable table, HeadRef head) {
        String numbers = Stream.of(HeadStatistic.values())
                .map(statistic -> rounded(table.of(statistic, head)).toPlainString())
                .collect(Collectors.joining(","));
        String roles = HeadRole.of(table.of(head)).stream()
                .map(role -> table.names().label(role))
                .collect(Collectors.joining("; "));
        return (head.layer() + 1) + "," + (head.head() + 1) + "," + numbers + "," + roles;
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
