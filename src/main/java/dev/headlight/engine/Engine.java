package dev.headlight.engine;

import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.tokenizer.TextTokenizer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open model: text in, traces out. Safe to use from any number of threads; runs at the same time share the
 * processors.
 */
public final class Engine implements AutoCloseable {
    /** Traces nobody reaches any more may hold this much before the garbage collector is asked to look for them. */
    private static final long LENDING_BUDGET = 64L << 20;

    /** Enough for the attentions of 512 tokens in 144 heads. */
    private static final long IDLE_BUDGET = 192L << 20;

    /** Beyond this many tokens in a batch the processors are as busy as they can be. */
    private static final int BATCH_TOKENS = 320;

    private static final int MOST_IN_BATCH = 32;

    private final ModelDescription model;
    private final TextTokenizer tokenizer;
    private final RuntimeSession runtime;
    private final BufferPool pool = new BufferPool(LENDING_BUDGET, IDLE_BUDGET);
    private final EngineRuns runs = new EngineRuns();
    private final GraphRuns graph;
    private final BatchTrial batches;

    private Engine(ModelDescription model, TextTokenizer tokenizer, RuntimeSession runtime) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.runtime = runtime;
        this.graph = new GraphRuns(model, runtime, pool, runs);
        this.batches = new BatchTrial(runtime.takesBatches());
    }

    /** Reads the model's files and compares them with its description; takes from a tenth of a second to seconds. */
    public static Engine open(ModelDescription model, EngineSettings settings) throws ModelOpenException {
        TokenizerOpening opening = TokenizerOpening.start(model, settings);
        RuntimeSession runtime = null;
        boolean isOpen = false;
        try {
            runtime = RuntimeSession.open(model, settings);
            Engine engine = new Engine(model, opening.await(), runtime);
            isOpen = true;
            return engine;
        } finally {
            if (!isOpen) {
                opening.abandon();
                if (runtime != null) {
                    runtime.close();
                }
            }
        }
    }

    public ModelDescription model() {
        return model;
    }

    /** The tokens of one sentence or two, cut to what the model takes; well under a millisecond for short texts. */
    public TokenizedText tokenize(String text, @Nullable String pair) {
        return tokenizer.encode(text, pair);
    }

    /** Whether heads can be switched off in this model. */
    public boolean takesHeadMask() {
        return runtime.inputs().contains(GraphInput.HEAD_MASK);
    }

    /**
     * A run that has not begun.
     *
     * @throws IllegalArgumentException if the text is longer than the model takes, a head is switched off that the
     *     model does not have, or any head in a model that {@linkplain #takesHeadMask takes no mask}
     */
    public Run prepare(TraceRequest request) {
        check(request.variant());
        return new Run(graph, new TraceAssembly(model, request, runtime.runtime()));
    }

    /**
     * What the model answers to several variants, without attentions; a run that has not begun. Cheapest with
     * {@link #batchSize} variants at a time.
     *
     * @param variants at least one, all of one length
     * @throws IllegalArgumentException as {@link #prepare} does, if the lengths differ or the model answers nothing
     */
    public AnswerRun prepareAnswers(List<Variant> variants) {
        if (!model.outputs().answersTask()) {
            throw new IllegalArgumentException("the model " + model.id() + " answers nothing");
        }
        long lengths = variants.stream()
                .mapToInt(variant -> variant.text().size())
                .distinct()
                .count();
        if (lengths != 1) {
            throw new IllegalArgumentException("variants of one length were expected, found " + lengths + " lengths");
        }
        variants.forEach(this::check);
        return new AnswerRun(graph, batches, variants);
    }

    /** How many variants of a length are best run side by side; 1 where the graph takes no more. */
    public int batchSize(int tokens) {
        return batches.isPromising() ? Math.clamp(BATCH_TOKENS / tokens, 1, MOST_IN_BATCH) : 1;
    }

    private void check(Variant variant) {
        int maxTokens = model.shape().maxTokens();
        if (variant.text().size() > maxTokens) {
            throw new IllegalArgumentException("the model " + model.id() + " takes at most " + maxTokens
                    + " tokens, found " + variant.text().size());
        }
        if (!variant.switchedOff().isEmpty() && !takesHeadMask()) {
            throw new IllegalArgumentException("heads of the model " + model.id() + " cannot be switched off");
        }
        variant.switchedOff().forEach(this::checkHead);
    }

    private void checkHead(HeadRef head) {
        if (head.layer() >= model.shape().layers()
                || head.head() >= model.shape().heads()) {
            throw new IllegalArgumentException("the model " + model.id() + " has no head " + head.label());
        }
    }

    /** The vocabulary's spelling of a token, or the empty text where no token has that number. */
    public String tokenText(int id) {
        return tokenizer.token(id);
    }

    /** How people read a token that stands in no text, such as a predicted word. */
    public String tokenReading(int id) {
        return tokenizer.reading(id);
    }

    /** The number of the token that stands for a word to guess, or -1 where the vocabulary has none. */
    public int maskTokenId() {
        return tokenizer.maskId().orElse(-1);
    }

    /** The token that stands for a word to guess, as it stands in a text; empty where the vocabulary has none. */
    public Optional<Token.Piece> maskPiece() {
        return tokenizer.maskPiece();
    }

    /** The token that can stand for any other: the mask, else the unknown token; empty where there is neither. */
    public Optional<Token.Piece> blankPiece() {
        return tokenizer.maskPiece().or(tokenizer::unknownPiece);
    }

    /** Cancels and awaits the runs under way, then frees native memory; traces stay readable. Harmless twice. */
    @Override
    public void close() {
        runs.close(() -> {
            runtime.close();
            pool.close();
            tokenizer.close();
        });
    }
}
