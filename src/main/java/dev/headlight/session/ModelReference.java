package dev.headlight.session;

import dev.headlight.core.ModelDescription;
import org.jspecify.annotations.Nullable;

/**
 * Which model a session was saved with. The model itself is not in the file.
 *
 * @param id in the store of that machine
 * @param name for people
 * @param sha256 of the graph's file in lower-case hexadecimal, perhaps only its beginning; empty where it is not known
 * @param location where it was opened from: a path, or the id again
 */
public record ModelReference(String id, String name, String sha256, String location) {
    private static final int SHORT = 12;

    public static ModelReference to(ModelDescription model, String location) {
        return new ModelReference(model.id(), model.name(), model.files().sha256(), location);
    }

    /** Whether it is exactly that model; without a checksum its name must do. */
    public boolean isTo(ModelDescription model) {
        return sha256.isEmpty() ? id.equals(model.id()) : model.files().sha256().startsWith(sha256);
    }

    /** As much of the checksum as tells models apart. */
    public String shortSha256() {
        return sha256.length() <= SHORT ? sha256 : sha256.substring(0, SHORT);
    }

    /** Such as {@code BERT base uncased (bert-base-uncased, sha256 1f2e3d4c5b6a)}. */
    public String words() {
        String sum = sha256.isEmpty() ? "" : ", sha256 " + shortSha256();
        return name + " (" + id + sum + ")";
    }

    /** The path that it was opened from, or null if it was one of the store. */
    public @Nullable String path() {
        return location.equals(id) || location.isEmpty() ? null : location;
    }
}
