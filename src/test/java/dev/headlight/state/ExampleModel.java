package dev.headlight.state;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.TraceRequest;
import dev.headlight.model.ModelStore;
import dev.headlight.model.StoreEntry;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The model the examples are written for, from the test store. */
final class ExampleModel implements AutoCloseable {
    private final Engine engine;

    private ExampleModel(Engine engine) {
        this.engine = engine;
    }

    static ExampleModel open() throws Exception {
        String store = Objects.requireNonNull(
                System.getProperty("headlight.test.store"), "headlight.test.store names the folder of built models");
        ModelDescription model = new ModelStore(List.of(Path.of(store)))
                .entries().stream()
                        .filter(StoreEntry.Usable.class::isInstance)
                        .map(entry -> ((StoreEntry.Usable) entry).model())
                        .filter(usable -> usable.id().equals("bert-base-uncased"))
                        .findFirst()
                        .orElseThrow();
        return new ExampleModel(Engine.open(model, EngineSettings.standard()));
    }

    ModelDescription.ModelShape shape() {
        return engine.model().shape();
    }

    TokenizedText tokenize(Example example) {
        return engine.tokenize(example.text(), example.pair());
    }

    /** What the example's own head sees in the example's own text. */
    SeenByHead see(Example example) throws Exception {
        return see(example.text(), example.pair(), example.head());
    }

    SeenByHead see(String text, @Nullable String pair, HeadRef head) throws Exception {
        return new SeenByHead(run(engine.tokenize(text, pair)), head);
    }

    /** The likeliest tokens for the first [MASK], best first. */
    List<String> guesses(Example example, int count) throws Exception {
        Trace trace = run(tokenize(example));
        FloatTensor logits = Objects.requireNonNull(trace.details().predictions(), "the model predicts tokens")
                .logits();
        return IntStream.range(0, logits.dimension(1))
                .boxed()
                .sorted(Comparator.comparingDouble(id -> -logits.get(id)))
                .limit(count)
                .map(engine::tokenText)
                .toList();
    }

    private Trace run(TokenizedText text) throws Exception {
        List<Integer> masks = text.tokens().stream()
                .filter(token -> token.id() == engine.maskTokenId())
                .map(Token::index)
                .toList();
        return engine.prepare(new TraceRequest(text, Set.of(), Set.of(), masks)).execute();
    }

    @Override
    public void close() {
        engine.close();
    }
}
