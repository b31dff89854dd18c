package dev.headlight.state;

import dev.headlight.core.LinksLayout;
import dev.headlight.core.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shape of the settings file. Every field may be absent: an older or a newer version may have written it. */
record SettingsJson(
        @Nullable Theme theme,
        @Nullable String model,
        @Nullable String text,
        @Nullable String pair,
        @Nullable Integer layer,
        @Nullable Integer head,
        @Nullable Double share,
        @Nullable ReadingJson reading,
        @Nullable LinksLayout layout,
        @Nullable ViewMode view,
        @Nullable Double zoom,
        @Nullable List<@Nullable String> recent,
        Settings.@Nullable WindowPlace window) {
    static SettingsJson of(Settings settings) {
        return new SettingsJson(
                settings.theme(),
                settings.model(),
                settings.text(),
                settings.pair(),
                settings.layer(),
                settings.head(),
                settings.reading().threshold().share(),
                ReadingJson.of(settings.reading()),
                settings.layout(),
                settings.view(),
                settings.zoom(),
                List.copyOf(settings.recent()),
                settings.window());
    }

    Settings toSettings() {
        Settings initial = Settings.INITIAL;
        return new Settings(
                Objects.requireNonNullElse(theme, initial.theme()),
                model,
                shortened(text),
                shortened(pair),
                Math.max(0, Objects.requireNonNullElse(layer, initial.layer())),
                Math.max(0, Objects.requireNonNullElse(head, initial.head())),
                toReading(),
                Objects.requireNonNullElse(layout, initial.layout()),
                Objects.requireNonNullElse(view, initial.view()),
                Objects.requireNonNullElse(zoom, initial.zoom()),
                recent == null ? List.of() : RecentModels.bounded(present(recent)),
                window);
    }

    private Reading toReading() {
        Reading kept = reading == null ? Settings.INITIAL.reading() : reading.toReading();
        double covered = Objects.requireNonNullElse(share, kept.threshold().share());
        return kept.withThreshold(kept.threshold().withShare(Math.clamp(covered, 0.0, 1.0)));
    }

    private static List<String> present(List<@Nullable String> texts) {
        List<String> present = new ArrayList<>();
        for (String text : texts) {
            if (text != null) {
                present.add(text);
            }
        }
        return present;
    }

    private static @Nullable String shortened(@Nullable String sentence) {
        return sentence == null || sentence.length() <= InputText.LONGEST
                ? sentence
                : sentence.substring(0, InputText.LONGEST);
    }
}
