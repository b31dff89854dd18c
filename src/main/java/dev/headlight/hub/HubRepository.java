package dev.headlight.hub;

import dev.headlight.hub.HubException.Problem;
import java.util.regex.Pattern;

/**
 * A model repository and the revision that is wanted of it.
 *
 * @param owner empty for the few repositories without one, such as {@code gpt2}
 * @param revision a branch, a tag or a commit
 */
public record HubRepository(String owner, String name, String revision) {
    static final String DEFAULT_REVISION = "main";

    private static final Pattern PART = Pattern.compile("\\w(?:[\\w.-]*\\w)?");
    private static final Pattern REVISION = Pattern.compile("[\\w.+][\\w.+-]*(?:/[\\w.+-]+)*");
    private static final int LONGEST = 96;
    private static final int LONGEST_REVISION = 255;

    /** @throws IllegalArgumentException if a part is impossible; {@link #parse} explains to people */
    public HubRepository {
        if (!(owner.isEmpty() || isPart(owner)) || !isPart(name) || !isRevision(revision)) {
            throw new IllegalArgumentException("no repository: " + owner + "/" + name + "@" + revision);
        }
    }

    /**
     * Reads {@code owner/name}, {@code name}, either with {@code @revision}, or an address on {@code huggingface.co}.
     *
     * @throws HubException saying what was expected
     */
    public static HubRepository parse(String text) throws HubException {
        return new RepositoryText(RepositoryText.PUBLIC_HOSTS).parse(text);
    }

    static HubRepository of(String owner, String name, String revision, String text) throws HubException {
        try {
            return new HubRepository(owner, name, revision);
        } catch (IllegalArgumentException e) {
            throw new HubException(
                    Problem.NAME,
                    "\"" + Texts.plain(text)
                            + "\" names no model on the hub; expected owner/name, such as google-bert/bert-base-uncased,"
                            + " perhaps with @revision, or the address of the model's page",
                    e);
        }
    }

    private static boolean isPart(String text) {
        return text.length() <= LONGEST
                && !text.contains("..")
                && !text.contains("--")
                && !text.endsWith(".git")
                && PART.matcher(text).matches();
    }

    private static boolean isRevision(String text) {
        return text.length() <= LONGEST_REVISION
                && !text.contains("..")
                && REVISION.matcher(text).matches();
    }

    /** As on the hub: {@code owner/name}. */
    public String id() {
        return owner.isEmpty() ? name : owner + "/" + name;
    }

    /** The folder of this repository in a cache of Hugging Face's own libraries. */
    String cacheName() {
        return "models--" + id().replace("/", "--");
    }

    HubRepository withRevision(String other) {
        return new HubRepository(owner, name, other);
    }

    @Override
    public String toString() {
        return revision.equals(DEFAULT_REVISION) ? id() : id() + "@" + revision;
    }
}
