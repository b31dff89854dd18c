package dev.headlight.checkpoint.architecture;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.headlight.checkpoint.CheckpointException;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of a {@code config.json}, which nobody vouches for. */
final class ConfigFields {
    /** More than any size of a published encoder. */
    private static final long LARGEST_SIZE = 100_000_000;

    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_SHOWN = 60;

    private final JsonObject json;

    ConfigFields(JsonObject json) {
        this.json = json;
    }

    /**
     * A size.
     *
     * @param field as {@code config.json} calls it
     * @param isGiven whether it stands there, or is what transformers takes where nothing is said
     */
    record Size(String field, int value, boolean isGiven) {
        /** Such as {@code vocab_size is 400}. */
        String text() {
            return isGiven ? field + " is " + value : field + " is not given, which means " + value;
        }
    }

    /**
     * A whole number of at least 1.
     *
     * @param ifAbsent what transformers takes where the field is absent
     * @param alias another name that transformers takes for the same
     */
    Size size(String field, int ifAbsent, String... alias) throws CheckpointException {
        Optional<String> name = Stream.concat(Stream.of(field), Stream.of(alias))
                .filter(json::has)
                .findFirst();
        if (name.isEmpty()) {
            return new Size(field, ifAbsent, false);
        }
        long number = wholeNumber(name.get(), "a whole number of at least 1");
        if (number < 1 || number > LARGEST_SIZE) {
            throw unexpected(name.get(), "a whole number from 1 to " + LARGEST_SIZE);
        }
        return new Size(name.get(), (int) number, true);
    }

    /** The id of a token; absent and null mean the given one. */
    int tokenId(String field, int ifAbsent) throws CheckpointException {
        if (value(field).isJsonNull()) {
            return ifAbsent;
        }
        long number = wholeNumber(field, "the id of a token");
        if (number < 0 || number > LARGEST_SIZE) {
            throw unexpected(field, "the id of a token");
        }
        return (int) number;
    }

    /** The summand that keeps a layer normalisation from dividing by zero. */
    float epsilon(String field, float ifAbsent) throws CheckpointException {
        if (!json.has(field)) {
            return ifAbsent;
        }
        String expected = "a number from 0 to 1";
        if (!(value(field) instanceof JsonPrimitive primitive && primitive.isNumber())) {
            throw unexpected(field, expected);
        }
        double number = primitive.getAsDouble();
        if (!(number >= 0 && number <= 1)) {
            throw unexpected(field, expected);
        }
        return (float) number;
    }

    boolean flag(String field, boolean ifAbsent) throws CheckpointException {
        JsonElement value = value(field);
        if (value.isJsonNull()) {
            return ifAbsent;
        }
        if (!(value instanceof JsonPrimitive primitive && primitive.isBoolean())) {
            throw unexpected(field, "true or false");
        }
        return primitive.getAsBoolean();
    }

    /** A text; absent and null are empty. */
    Optional<String> text(String field) throws CheckpointException {
        JsonElement value = value(field);
        if (value.isJsonNull()) {
            return Optional.empty();
        }
        if (!(value instanceof JsonPrimitive primitive && primitive.isString())) {
            throw unexpected(field, "a text");
        }
        return Optional.of(primitive.getAsString());
    }

    /** The activation function that {@code field} names. */
    Activation activation(String field, Activation ifAbsent, String... alias) throws CheckpointException {
        for (String name : Stream.concat(Stream.of(field), Stream.of(alias)).toList()) {
            Optional<String> text = text(name);
            if (text.isPresent()) {
                return Activation.named(text.get())
                        .orElseThrow(() -> unexpected(name, "one of " + String.join(", ", Activation.allNames())));
            }
        }
        return ifAbsent;
    }

    /** What stands in the field, or {@code null} of JSON. */
    JsonElement value(String field) {
        JsonElement value = json.get(field);
        return value == null ? JsonNull.INSTANCE : value;
    }

    /** The error that a field holds something else than expected. */
    CheckpointException unexpected(String field, String expected) {
        return new CheckpointException(
                "In config.json " + field + " is " + shown(value(field)) + "; expected " + expected);
    }

    private long wholeNumber(String field, String expected) throws CheckpointException {
        if (value(field) instanceof JsonPrimitive primitive && primitive.isNumber()) {
            String digits = primitive.getAsString();
            if (digits.length() < LONGEST_NUMBER && digits.matches("-?\\d+")) {
                return Long.parseLong(digits);
            }
        }
        throw unexpected(field, expected);
    }

    private static String shown(JsonElement value) {
        String text = value.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
