package dev.headlight.hub;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.headlight.hub.HubException.Problem;
import dev.headlight.hub.HubListing.About;
import dev.headlight.hub.HubListing.Gate;
import dev.headlight.hub.HubListing.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the hub's answer to {@code /api/models/OWNER/NAME/revision/REVISION?blobs=true}. */
final class ListingJson {
    private static final int MOST_FILES = 20_000;
    private static final int MOST_TEXTS = 10;
    private static final String LICENCE_TAG = "license:";

    private final HubRepository asked;

    ListingJson(HubRepository asked) {
        this.asked = asked;
    }

    /** @throws HubException if the answer is no listing, or one that nobody should trust */
    HubListing read(String text) throws HubException {
        JsonObject json;
        try {
            json = HubJson.parse(text);
        } catch (JsonParseException e) {
            throw new HubException(Problem.DAMAGED, damage("is no JSON object"), e);
        }
        String commit = HubJson.text(json, "sha").orElse("");
        if (!Checksum.Algorithm.GIT_BLOB.accepts(commit)) {
            throw damaged("names no commit");
        }
        return new HubListing(properName(json), commit, Source.HUB, about(json), files(json));
    }

    private HubRepository properName(JsonObject json) {
        String id = HubJson.text(json, "id").orElse(asked.id());
        int slash = id.indexOf('/');
        try {
            return new HubRepository(
                    slash < 0 ? "" : id.substring(0, slash), id.substring(slash + 1), asked.revision());
        } catch (IllegalArgumentException e) {
            return asked;
        }
    }

    private List<HubFile> files(JsonObject json) throws HubException {
        List<HubFile> files = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonElement element : HubJson.array(json, "siblings")) {
            String path = element.isJsonObject()
                    ? HubJson.text(element.getAsJsonObject(), "rfilename").orElse("")
                    : "";
            if (FilePaths.leavesFolder(path) || !seen.add(path) || seen.size() > MOST_FILES) {
                throw damaged("lists an impossible file \"" + Texts.plain(path) + "\"");
            }
            if (FilePaths.staysInside(path)) {
                files.add(file(path, element.getAsJsonObject()));
            }
        }
        files.sort(Comparator.comparing(HubFile::path));
        return files;
    }

    private HubFile file(String path, JsonObject json) throws HubException {
        JsonObject large = HubJson.object(json, "lfs");
        boolean isLarge = large.size() > 0;
        OptionalLong bytes = HubJson.count(isLarge && large.has("size") ? large : json, "size");
        Checksum.Algorithm algorithm = isLarge ? Checksum.Algorithm.SHA256 : Checksum.Algorithm.GIT_BLOB;
        String hex = isLarge
                ? HubJson.text(large, "sha256")
                        .or(() -> HubJson.text(large, "oid"))
                        .orElse("")
                : HubJson.text(json, "blobId").orElse("");
        if (bytes.isEmpty() || !algorithm.accepts(hex)) {
            throw damaged("says no size and checksum of the file " + Texts.plain(path));
        }
        return new HubFile(path, bytes.getAsLong(), new Checksum(algorithm, hex));
    }

    private static About about(JsonObject json) {
        JsonObject config = HubJson.object(json, "config");
        return new About(
                licence(json),
                Texts.plain(HubJson.text(json, "pipeline_tag").orElse("")),
                Texts.plain(HubJson.text(config, "model_type").orElse("")),
                texts(config, "architectures"),
                gate(json),
                precision(json),
                HubJson.count(HubJson.object(json, "safetensors"), "total").orElse(0));
    }

    /** Of the kind of number that most weights are, such as {@code {"F32": 110000000, "I64": 512}}. */
    private static Precision precision(JsonObject json) {
        JsonObject counts = HubJson.object(HubJson.object(json, "safetensors"), "parameters");
        String kind = counts.keySet().stream()
                .max(Comparator.comparingLong(
                        name -> HubJson.count(counts, name).orElse(0)))
                .orElse("F32");
        return switch (kind) {
            case "F16", "BF16" -> Precision.HALF;
            case "I8", "U8", "F8_E4M3", "F8_E5M2" -> Precision.EIGHT_BITS;
            default -> Precision.FULL;
        };
    }

    /** The card's word, or the tag; {@code other} has a name of its own. */
    private static String licence(JsonObject json) {
        JsonObject card = HubJson.object(json, "cardData");
        List<String> several = texts(card, "license");
        String licence = HubJson.text(card, "license").orElse(String.join(", ", several));
        if (licence.equals("other")) {
            licence = HubJson.text(card, "license_name").orElse(licence);
        }
        if (licence.isEmpty()) {
            licence = texts(json, "tags", LICENCE_TAG).stream()
                    .map(tag -> tag.substring(LICENCE_TAG.length()))
                    .findFirst()
                    .orElse("");
        }
        return Texts.plain(licence);
    }

    private static Gate gate(JsonObject json) {
        JsonElement gated = json.get("gated");
        if (gated == null || !gated.isJsonPrimitive() || gated.getAsString().equals("false")) {
            return Gate.OPEN;
        }
        return gated.getAsString().equals("manual") ? Gate.MANUAL : Gate.AUTOMATIC;
    }

    static List<String> texts(JsonObject json, String name) {
        return texts(json, name, "");
    }

    private static List<String> texts(JsonObject json, String name, String prefix) {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : HubJson.array(json, name)) {
            if (texts.size() < MOST_TEXTS
                    && element.isJsonPrimitive()
                    && element.getAsString().startsWith(prefix)) {
                texts.add(Texts.plain(element.getAsString()));
            }
        }
        return texts;
    }

    private HubException damaged(String what) {
        return new HubException(Problem.DAMAGED, damage(what));
    }

    private String damage(String what) {
        return "The listing of " + asked.id() + " " + what
                + "; expected the answer of a Hugging Face hub, so check HF_ENDPOINT or try again later";
    }
}
