package dev.headlight.session;

import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.core.Aggregate;
import dev.headlight.core.ColorScale;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.LinksLayout;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.SentenceFilter;
import dev.headlight.core.Threshold;
import dev.headlight.core.TokenFocus;
import dev.headlight.state.GridLook;
import dev.headlight.state.InputText;
import dev.headlight.state.MaskedTokens;
import dev.headlight.state.NoteSubject;
import dev.headlight.state.Notes;
import dev.headlight.state.SwitchedOffHeads;
import dev.headlight.state.ViewMode;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any session that a window can show. */
final class SessionArbitrary {
    private static final int LONGEST = 40;

    private SessionArbitrary() {}

    static Arbitrary<Session> sessions() {
        return Combinators.combine(
                        sides(),
                        Arbitraries.of(ViewMode.class),
                        sides().injectNull(0.5),
                        Arbitraries.of(true, false),
                        notes(),
                        grids())
                .as((main, view, compared, keeps, notes, grid) ->
                        new Session(main, view, compared, compared != null && keeps, notes, grid));
    }

    private static Arbitrary<GridLook> grids() {
        Arbitrary<String> statistics = Arbitraries.of(HeadStatistic.class).map(HeadStatistic::externalName);
        return Combinators.combine(
                        Arbitraries.oneOf(statistics, Arbitraries.of("", "roles")),
                        Arbitraries.oneOf(statistics, Arbitraries.just("")))
                .as(GridLook::new);
    }

    private static Arbitrary<SavedSide> sides() {
        return Combinators.combine(inputs(), models().injectNull(0.2), selections(), tokens(), heads())
                .as((input, model, selection, masks, off) -> new SavedSide(
                        input, model, selection, new MaskedTokens(masks), new SwitchedOffHeads(off), null));
    }

    /** All of Unicode; halves of pairs are none. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(LONGEST).filter(SessionArbitrary::isWellFormed);
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private static Arbitrary<InputText> inputs() {
        return Combinators.combine(texts(), texts().injectNull(0.5)).as(InputText::new);
    }

    private static Arbitrary<ModelReference> models() {
        Arbitrary<String> names = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("-_./ ")
                .ofMinLength(1)
                .ofMaxLength(LONGEST)
                .filter(name -> !name.isBlank());
        Arbitrary<String> sums =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(64);
        return Combinators.combine(names, names, sums, names).as(ModelReference::new);
    }

    private static Arbitrary<HeadRef> head() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 40))
                .as(HeadRef::new);
    }

    private static Arbitrary<SortedSet<HeadRef>> heads() {
        return head().set().ofMaxSize(4).map(TreeSet::new);
    }

    private static Arbitrary<SortedSet<Integer>> tokens() {
        return Arbitraries.integers().between(0, 600).set().ofMaxSize(4).map(TreeSet::new);
    }

    private static Arbitrary<TokenFocus> focus() {
        Arbitrary<Integer> token = Arbitraries.integers().between(0, 600);
        return Arbitraries.oneOf(
                Arbitraries.just(TokenFocus.NONE),
                token.map(TokenFocus.Query::new),
                token.map(TokenFocus.Key::new),
                Combinators.combine(token, token).as(TokenFocus.Pair::new));
    }

    private static Arbitrary<Selection> selections() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 40).set().ofMinSize(1).ofMaxSize(4),
                        focus(),
                        readings(),
                        Arbitraries.of(LinksLayout.class),
                        Arbitraries.of(ColorScale.class))
                .as((layer, heads, pinned, reading, layout, colors) -> new Selection(
                        layer, new TreeSet<>(heads), null, TokenFocus.NONE, pinned, reading, layout, colors));
    }

    private static Arbitrary<Reading> readings() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<Hiding> hiding = Combinators.combine(Arbitraries.of(SentenceFilter.class), flag, flag, tokens(), flag)
                .as(Hiding::new);
        Arbitrary<Aggregate> aggregate = Combinators.combine(
                        Arbitraries.of(Aggregate.Over.class), Arbitraries.of(Aggregate.Combination.class), heads())
                .as(Aggregate::new);
        Arbitrary<Double> shares = Arbitraries.doubles().between(0, 1).ofScale(6);
        Arbitrary<Threshold> threshold = Combinators.combine(
                        Arbitraries.of(Threshold.Kind.class),
                        shares,
                        shares,
                        Arbitraries.integers().between(1, Threshold.MOST_LINKS))
                .as(Threshold::new);
        return Combinators.combine(hiding, flag, flag, aggregate, threshold).as(Reading::new);
    }

    private static Arbitrary<Notes> notes() {
        Arbitrary<NoteSubject> subjects = Arbitraries.oneOf(
                Combinators.combine(texts(), head()).as(NoteSubject.OnHead::new),
                inputs().map(NoteSubject.OnText::new));
        return Arbitraries.maps(subjects, texts().filter(text -> !text.isBlank()))
                .ofMaxSize(3)
                .map(Notes::new);
    }
}
