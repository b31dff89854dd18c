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
    private final @Nullable CharSpan[] spans;
    private final List<CodePointIndex> indexes;

    /** @param sentences the texts that were encoded, one or two */
    TokenReader(Vocabulary vocabulary, Encoding encoding, List<String> sentences) {
        this.vocabulary = vocabulary;
        this.encoding = encoding;
        this.ids = encoding.getIds();
        this.sentences = encoding.getSequenceIds();
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
        String text = encoding.getTokens()[source];
        CharSpan span = spans[source];
        int sentence = (int) sentences[source];
        if (span == null || sentence < 0) {
            int segment = (int) encoding.getTypeIds()[source];
            return new Token(index, id, text, segment, 0, 0, vocabulary.isSpecial(id), -1);
        }
        CodePointIndex characters = indexes.get(sentence);
        int start = characters.toUtf16(span.getStart());
        int end = end(source, span, characters);
        boolean isSpecial = vocabulary.isSpecial(id) && characters.isTyped(text, start, end);
        return new Token(index, id, text, sentence, start, end, isSpecial, (int) encoding.getWordIds()[source]);
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
