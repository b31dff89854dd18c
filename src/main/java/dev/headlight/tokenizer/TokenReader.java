package dev.headlight.tokenizer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.headlight.core.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one native encoding as tokens, leaving out what does not fit. */
final class TokenReader {
    private final Vocabulary vocabulary;
    private final Encoding encoding;
    private final long[] ids;
    private final long[] sentences;
    private final long[] words;
    private final @Nullable CharSpan[] spans;
    private final List<CodePointIndex> indexes;

    /** @param sentences the texts that were encoded, one or two */
    TokenReader(Vocabulary vocabulary, Encoding encoding, List<String> sentences) {
        this.vocabulary = vocabulary;
        this.encoding = encoding;
        this.ids = encoding.getIds();
        this.sentences = encoding.getSequenceIds();
        this.words = encoding.getWordIds();
        this.spans = encoding.getCharTokenSpans();
        this.indexes = sentences.stream().map(CodePointIndex::new).toList();
    }

    /** All tokens, in order. */
    int count() {
        return ids.length;
    }

    /** Tokens, special ones kept, of which at most {@code maxTokens} are left by cutting the sentences' ends. */
    List<Token> tokens(int maxTokens) {
        int first = countOf(0);
        int second = countOf(1);
        LongestFirst kept = LongestFirst.fit(first, second, maxTokens - (ids.length - first - second));
        List<Token> tokens = new ArrayList<>(Math.min(ids.length, maxTokens));
        int[] seen = new int[2];
        for (int i = 0; i < ids.length; i++) {
            int sentence = (int) sentences[i];
            if (sentence < 0 || seen[sentence]++ < (sentence == 0 ? kept.first() : kept.second())) {
                tokens.add(token(i, tokens.size()));
            }
        }
        return tokens;
    }

    private int countOf(int sentence) {
        int count = 0;
        for (long found : sentences) {
            count += found == sentence ? 1 : 0;
        }
        return count;
    }

    private Token token(int source, int index) {
        int id = (int) ids[source];
        int typeId = (int) encoding.getTypeIds()[source];
        String text = vocabulary.token(id);
        CharSpan span = spans[source];
        int sentence = (int) sentences[source];
        if (span == null || sentence < 0) {
            Token.Piece piece = vocabulary.piece(id, text, false, vocabulary.isSpecial(id));
            return new Token(index, piece, typeId, Token.Place.addedTo(sentenceBefore(source)));
        }
        CodePointIndex characters = indexes.get(sentence);
        int end = end(source, span, characters);
        int start = characters.startAfterBlanks(characters.toUtf16(span.getStart()), end);
        boolean isSpecial = vocabulary.isSpecial(id) && characters.isTyped(text, start, end);
        Token.Piece piece = vocabulary.piece(id, text, goesOn(source), isSpecial);
        return new Token(index, piece, typeId, new Token.Place(sentence, start, end, (int) words[source]));
    }

    private int sentenceBefore(int source) {
        int before = source - 1;
        while (before >= 0 && sentences[before] < 0) {
            before--;
        }
        return before < 0 ? 0 : (int) sentences[before];
    }

    /** Whether the token before belongs to the same word of the same sentence and is more than the blank before it. */
    private boolean goesOn(int source) {
        return source > 0
                && words[source] >= 0
                && words[source] == words[source - 1]
                && sentences[source] == sentences[source - 1]
                && !vocabulary.isBlank((int) ids[source - 1]);
    }

    private int end(int source, CharSpan span, CodePointIndex characters) {
        int end = characters.toUtf16(span.getEnd());
        return isContinued(source, span) ? end : characters.endOverMarks(end);
    }

    /** Whether the next token stands for the very next character. */
    private boolean isContinued(int source, CharSpan span) {
        int next = source + 1;
        CharSpan following = next < spans.length ? spans[next] : null;
        return following != null && sentences[next] == sentences[source] && following.getStart() <= span.getEnd();
    }
}
