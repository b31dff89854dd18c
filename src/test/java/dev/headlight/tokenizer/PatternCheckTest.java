package dev.headlight.tokenizer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.stream.MalformedJsonException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                " {2,}",
                "\\s+",
                "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
                "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
                "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
                        + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
                "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lo}\\p{M}]+(?i:'s|'t|'re)?|\\s+",
                "\\p{N}{1,3}",
                "[\u4e00-\u9fa5\u3040-\u309f]+",
                "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+"
            })
    void theExpressionsOfPublishedTokenizersPass(String pattern) {
        assertThatCode(() -> PatternCheck.check(pattern)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a*)*",
                "(a|a)*b",
                "(a|aa)+$",
                "a*a*a*b",
                "a*a*b",
                "a+a+a+",
                "(?:a?){20}b",
                "((a+)b)+",
                "(?<x>a)\\k<x>",
                "(a)\\1"
            })
    void expressionsThatRunAwayAreRefused(String pattern) {
        assertThatThrownBy(() -> PatternCheck.check(pattern))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("regular expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "["})
    void expressionsNestedWithoutEndAreRefused(String opening) {
        assertThatThrownBy(() -> PatternCheck.check(opening.repeat(1_500))).isInstanceOf(MalformedJsonException.class);
    }
}
