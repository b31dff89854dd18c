package dev.headlight.state;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Where models were opened from, the newest first: paths as texts. Used on the JavaFX thread. */
public final class RecentModels {
    /** How many are remembered. */
    public static final int MOST = 8;

    /** A path can hardly be longer; a settings file that says otherwise is damaged. */
    private static final int LONGEST = 4096;

    private final ObservableList<String> locations = FXCollections.observableArrayList();

    /** @param saved as they were left; too many and too long ones are dropped */
    public RecentModels(List<String> saved) {
        locations.setAll(bounded(saved));
    }

    static List<String> bounded(List<String> saved) {
        return saved.stream()
                .filter(location -> !location.isBlank() && location.length() <= LONGEST)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** A view that follows {@link #add}. */
    public ObservableList<String> locations() {
        return FXCollections.unmodifiableObservableList(locations);
    }

    /** Puts a location first. */
    void add(String location) {
        locations.remove(location);
        locations.addFirst(location);
        while (locations.size() > MOST) {
            locations.removeLast();
        }
    }
}
