package dev.headlight.state;

import dev.headlight.analysis.prediction.HeadEffects;
import dev.headlight.analysis.prediction.Measure;
import dev.headlight.analysis.prediction.Prediction;
import dev.headlight.analysis.prediction.TokenEffects;
import dev.headlight.analysis.prediction.WordScores;
import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.engine.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Rows of runs about one text.
 *
 * @param text as the model reads it
 * @param off heads that are off in all of them
 */
record SweepPlans(TokenizedText text, SwitchedOffHeads off) {
    /** The measured number with each head switched off by itself. */
    SweepPlan<HeadEffects> ablation(Prediction measured, ModelShape shape) {
        List<Variant> variants = new ArrayList<>();
        variants.add(variant(text, measured.measure(), off.heads()));
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int head = 0; head < shape.heads(); head++) {
                TreeSet<HeadRef> without = new TreeSet<>(off.heads());
                without.add(new HeadRef(layer, head));
                variants.add(variant(text, measured.measure(), without));
            }
        }
        return new SweepPlan<>(
                variants,
                Collections.nCopies(variants.size(), measured.measure()),
                numbers -> new HeadEffects(
                        text,
                        described(measured),
                        numbers.getFirst(),
                        numbers.subList(1, numbers.size()),
                        shape.heads()));
    }

    /** The measured number with each token of the user's replaced by itself; those that are blank already are left. */
    SweepPlan<TokenEffects> blankOut(Prediction measured, Token.Piece blank) {
        List<Integer> places = text.tokens().stream()
                .filter(token -> token.isTyped() && token.id() != blank.id())
                .map(Token::index)
                .toList();
        List<Variant> variants = new ArrayList<>();
        variants.add(variant(text, measured.measure(), off.heads()));
        places.forEach(
                place -> variants.add(variant(text.with(Set.of(place), blank), measured.measure(), off.heads())));
        return new SweepPlan<>(
                variants,
                Collections.nCopies(variants.size(), measured.measure()),
                numbers -> new TokenEffects(
                        text,
                        described(measured),
                        blank.text(),
                        numbers.getFirst(),
                        byPlace(places, numbers.subList(1, numbers.size()))));
    }

    /** The probability of each token of the user's when it alone is masked. */
    SweepPlan<WordScores> wordScores(Token.Piece mask) {
        List<Integer> places = WordScores.scored(text);
        List<Measure> measures = places.stream()
                .<Measure>map(place -> new Measure.LogWord(
                        new Measure.Word(place, text.tokens().get(place).id())))
                .toList();
        List<Variant> variants = IntStream.range(0, places.size())
                .mapToObj(i -> variant(text.with(Set.of(places.get(i)), mask), measures.get(i), off.heads()))
                .toList();
        return new SweepPlan<>(
                variants, measures, numbers -> new WordScores(text, off.sentence(), byPlace(places, numbers)));
    }

    /** Other heads that are off all the time belong to what is measured. */
    private String described(Prediction measured) {
        return off.isEmpty() ? measured.described() : measured.described() + " " + off.sentence();
    }

    private static Variant variant(TokenizedText text, Measure measure, Set<HeadRef> off) {
        return new Variant(text, off, measure.positions());
    }

    private static SortedMap<Integer, Double> byPlace(List<Integer> places, List<Double> numbers) {
        SortedMap<Integer, Double> byPlace = new TreeMap<>();
        for (int i = 0; i < places.size(); i++) {
            byPlace.put(places.get(i), numbers.get(i));
        }
        return byPlace;
    }
}
