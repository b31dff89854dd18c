package dev.headlight.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import org.junit.jupiter.api.Test;

class LinkTextTest {
    @Test
    void aLinkKeepsItsOrderWhateverTheWritingOfItsTokens() {
        assertThat(LinkText.of("a", "→", "b")).isEqualTo("a→b");
        String link = LinkText.of("م", "→", "ب");
        Bidi bidi = new Bidi(link, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        assertThat(bidi.baseIsLeftToRight()).isTrue();
        assertThat(bidi.getLevelAt(link.indexOf('→'))).isZero();
    }
}
