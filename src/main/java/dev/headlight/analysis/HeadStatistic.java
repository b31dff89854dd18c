package dev.headlight.analysis;

import java.util.Locale;

/** The numbers of {@link HeadStatistics} by name. */
public enum HeadStatistic {
    TO_CLS,
    TO_SEP,
    TO_PUNCT,
    TO_PREV,
    TO_NEXT,
    TO_SELF,
    SEP_TO_SEP,
    REST_TO_SEP,
    ENTROPY,
    ENTROPY_CLS,
    ENTROPY_CLARK;

    public double of(HeadStatistics statistics) {
        return switch (this) {
            case TO_CLS -> statistics.toCls();
            case TO_SEP -> statistics.toSep();
            case TO_PUNCT -> statistics.toPunctuation();
            case TO_PREV -> statistics.toPrevious();
            case TO_NEXT -> statistics.toNext();
            case TO_SELF -> statistics.toSelf();
            case SEP_TO_SEP -> statistics.sepToSep();
            case REST_TO_SEP -> statistics.restToSep();
            case ENTROPY -> statistics.entropy();
            case ENTROPY_CLS -> statistics.entropyCls();
            case ENTROPY_CLARK -> statistics.entropySmoothed();
        };
    }

    /** The name in files, such as {@code to_cls}. */
    public String externalName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
