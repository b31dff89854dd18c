package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.analysis.heads.SpecialNames;
import dev.headlight.core.Trace;
import dev.headlight.state.GridState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** A small menu of everything that heads can be coloured or sorted by; made anew whenever it opens. */
final class MeasureMenu extends MenuButton {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final SpecialNames USUAL = new SpecialNames("[CLS]", "[SEP]");

    private final WindowContext context;
    private final ObservableValue<HeadMeasure> measure;
    private final Consumer<HeadMeasure> choose;
    private final String none;
    private final boolean hasRoles;

    private MeasureMenu(
            WindowContext context,
            ObservableValue<HeadMeasure> measure,
            Consumer<HeadMeasure> choose,
            String none,
            boolean hasRoles) {
        this.context = context;
        this.measure = measure;
        this.choose = choose;
        this.none = none;
        this.hasRoles = hasRoles;
        getStyleClass().addAll("link-button", "measure-menu");
        // A menu without items would not open.
        getItems().add(new MenuItem(none));
        setOnShowing(event -> getItems().setAll(items()));
        measure.subscribe(chosen -> pseudoClassStateChanged(ACTIVE, !chosen.equals(HeadMeasure.NONE)));
    }

    static MeasureMenu color(WindowContext context) {
        GridState grid = context.workbench().view().grid();
        MeasureMenu menu = new MeasureMenu(context, grid.colorProperty(), grid::colorBy, "Weights", true);
        menu.setText("Colour");
        menu.setId("grid-color");
        Tip.on(menu, "What the cells show: the weights, the roles, or a number of each head");
        return menu;
    }

    static MeasureMenu sort(WindowContext context) {
        GridState grid = context.workbench().view().grid();
        MeasureMenu menu = new MeasureMenu(context, grid.orderProperty(), grid::sortBy, "Position", false);
        menu.setText("Sort");
        menu.setId("grid-sort");
        Tip.on(menu, "What the heads of each layer are sorted by");
        return menu;
    }

    private List<MenuItem> items() {
        ToggleGroup group = new ToggleGroup();
        List<MenuItem> items = new ArrayList<>();
        items.add(item(group, none, HeadMeasure.NONE));
        if (hasRoles) {
            items.add(item(group, "Roles", HeadMeasure.ROLES));
        }
        given().forEach(values -> items.add(item(group, values.values().name(), values)));
        items.add(new SeparatorMenuItem());
        Trace trace = context.trace();
        SpecialNames names = trace == null ? USUAL : SpecialNames.of(trace.text());
        for (HeadStatistic statistic : names.statistics()) {
            items.add(item(group, names.label(statistic), new HeadMeasure.Statistic(statistic)));
        }
        return items;
    }

    /** Numbers that another part of the window gave, for colours or for the order. */
    private List<HeadMeasure.Given> given() {
        GridState grid = context.workbench().view().grid();
        return List.of(grid.colorProperty().get(), grid.orderProperty().get()).stream()
                .filter(HeadMeasure.Given.class::isInstance)
                .map(HeadMeasure.Given.class::cast)
                .distinct()
                .toList();
    }

    private MenuItem item(ToggleGroup group, String text, HeadMeasure meant) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(meant.equals(measure.getValue()));
        item.setOnAction(event -> choose.accept(meant));
        return item;
    }
}
