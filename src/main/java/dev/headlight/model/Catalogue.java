package dev.headlight.model;

import dev.headlight.model.CatalogueEntry.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The models that this version of the program knows.
 *
 * @param entries can be installed with the build
 * @param downloads can be downloaded from the Hugging Face hub
 */
public record Catalogue(List<CatalogueEntry> entries, List<CatalogueDownload> downloads) {
    private static final int FORMAT = 1;

    public Catalogue {
        entries = List.copyOf(entries);
        downloads = List.copyOf(downloads);
    }

    /**
     * The catalogue that comes with the program.
     *
     * @throws ModelStoreException if the program was built without it
     */
    public static Catalogue builtIn() throws ModelStoreException {
        try (InputStream stream = Catalogue.class.getResourceAsStream("catalogue.json")) {
            if (stream == null) {
                throw new ModelStoreException("This copy of the program has no catalogue of models; unpack it again");
            }
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ModelStoreException("The catalogue of models cannot be read: " + e.getMessage(), e);
        }
    }

    static Catalogue parse(String text) throws ModelStoreException {
        JsonFields json = JsonFields.parse(text, "The catalogue of models");
        if (json.number("format") != FORMAT) {
            throw new ModelStoreException(
                    "The catalogue of models has format " + json.number("format") + ", expected " + FORMAT);
        }
        List<CatalogueEntry> entries = new ArrayList<>();
        for (JsonFields entry : json.objects("models")) {
            entries.add(entry(entry));
        }
        List<CatalogueDownload> downloads = new ArrayList<>();
        for (JsonFields download : json.objects("downloads")) {
            downloads.add(download(download));
        }
        return new Catalogue(entries, downloads);
    }

    private static CatalogueDownload download(JsonFields json) throws ModelStoreException {
        return new CatalogueDownload(
                json.text("repository"),
                json.text("name"),
                json.text("description"),
                json.text("task"),
                Math.toIntExact(json.number("layers")),
                Math.toIntExact(json.number("heads")),
                json.number("bytes"),
                json.text("licence"));
    }

    private static CatalogueEntry entry(JsonFields json) throws ModelStoreException {
        return new CatalogueEntry(
                json.text("id"),
                json.text("name"),
                json.text("description"),
                json.text("artifact"),
                json.text("sha256"),
                kind(json.text("conversion")),
                json.object("contents").allTexts(),
                json.number("installedBytes"),
                json.text("licence"),
                json.text("source"),
                json.flag("optional"));
    }

    private static Kind kind(String name) throws ModelStoreException {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return kind;
            }
        }
        throw new ModelStoreException("The catalogue of models asks for the unknown conversion " + name);
    }

    public Optional<CatalogueEntry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}
