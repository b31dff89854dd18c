package dev.headlight.state;

import dev.headlight.analysis.tokens.PlainTokens;
import dev.headlight.analysis.tokens.TokenAlignment;
import dev.headlight.analysis.tokens.TokenRow;
import dev.headlight.core.ModelDescription;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelOpenException;
import dev.headlight.engine.ModelTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Cuts a text by the tokenizers of many models, which stay open until this is closed. Never on the JavaFX thread: to open
 * a tokenizer takes some tenths of a second. Safe on any other.
 */
public final class StoreTokenizers implements AutoCloseable {
    /** More rows than these cannot be compared, and each takes memory. */
    public static final int MOST = 16;

    private static final Logger LOG = Logger.getLogger(StoreTokenizers.class.getName());

    private final EngineSettings settings;
    private final Map<Path, ModelTokenizer> open = new HashMap<>();
    private boolean isClosed;

    public StoreTokenizers(EngineSettings settings) {
        this.settings = settings;
    }

    /**
     * The text in whitespace words, in characters and by each tokenizer that can be read.
     *
     * @param models the first is the open one; those after {@link #MOST} are left out
     */
    public synchronized TokenAlignment rows(InputText input, List<ModelDescription> models) {
        List<TokenRow> rows = new ArrayList<>();
        rows.add(PlainTokens.words(input.text(), input.pair()));
        rows.add(PlainTokens.characters(input.text(), input.pair()));
        for (ModelDescription model : models.subList(0, Math.min(MOST, models.size()))) {
            add(model, input, rows);
        }
        return TokenAlignment.of(input.text(), input.pair(), rows);
    }

    private void add(ModelDescription model, InputText input, List<TokenRow> rows) {
        try {
            ModelTokenizer tokenizer = tokenizer(model);
            rows.add(new TokenRow(
                    model.name(), tokenizer.tokenize(input.text(), input.pair()), tokenizer.unknownId(), true));
        } catch (ModelOpenException e) {
            LOG.log(Level.INFO, "a tokenizer could not be opened", e);
        }
    }

    private ModelTokenizer tokenizer(ModelDescription model) throws ModelOpenException {
        if (isClosed) {
            throw new ModelOpenException("The tokenizers are closed");
        }
        Path file = model.files().tokenizer();
        ModelTokenizer known = open.get(file);
        if (known == null) {
            known = ModelTokenizer.open(model, settings);
            open.put(file, known);
        }
        return known;
    }

    /** Frees what is open; it is opened again when it is asked for. */
    public synchronized void release() {
        open.values().forEach(ModelTokenizer::close);
        open.clear();
    }

    /** Frees what is open, for good. Harmless twice. */
    @Override
    public synchronized void close() {
        isClosed = true;
        release();
    }
}
