package dev.headlight.ui;

import dev.headlight.core.CrashReports;
import dev.headlight.engine.EngineSettings;
import dev.headlight.state.SelectionState;
import dev.headlight.state.ValueLengths;
import dev.headlight.state.ViewMode;
import dev.headlight.state.ViewState;
import dev.headlight.state.Workbench;
import java.time.Duration;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The main window's scene: input on top, the grid at the left, the figures in the middle, numbers at the right. */
public final class MainWindow {
    private static final double SIDE_SHARE = 0.2125;
    private static final double LEAST_SIDE = 276;
    private static final double MOST_SIDE = 360;
    /** Until figures are painted at the latest; those of a sentence take half of it (docs/decisions/0022). */
    private static final Duration ONE_PULSE = Duration.ofMillis(8);

    private static final double ZOOM_STEP = 1.1;

    private final BorderPane root = new BorderPane();
    private final LateParts late = new LateParts();
    private final ZoomPane zoomed;
    private final WindowContext context;
    private final Shortcuts shortcuts;
    private final InputPane input;
    private final SessionControls sessions;
    private final HelpPages help;

    /** A window that asks for files with the dialogs of the operating system. */
    public MainWindow(Workbench workbench, Painters painters) {
        this(workbench, painters, null);
    }

    /** @param chooser asks for files and folders; null for the dialogs of the operating system */
    public MainWindow(Workbench workbench, Painters painters, @Nullable PathChooser chooser) {
        UiFonts.load();
        PathChooser paths = chooser == null ? new SystemChooser(root) : chooser;
        context = context(workbench, painters, paths);
        KeySheet keys = new KeySheet();
        Exports exports = new Exports(context, () -> ShownFigures.of(root.getCenter(), root.getLeft()));
        Sheets sheets = new Sheets(keys, new OpenSheet(context, paths), new ModelSheet(context), exports.sheet());
        DropTarget drops = new DropTarget(workbench.sources().files());
        StackPane all =
                new StackPane(root, keys, sheets.open(), sheets.model(), exports.sheet(), exports.note(), drops);
        drops.listenTo(all);
        zoomed = new ZoomPane(all, workbench.view().zoomProperty());
        AppMenu menu = new AppMenu();
        TopBar top = new TopBar(context, sheets, menu);
        fill(menu, top, sheets);
        exports.fill(menu);
        help = new HelpPages(context);
        help.fill(menu);
        all.getChildren().addAll(help.sheets());
        input = new InputPane(context);
        sessions = new SessionControls(workbench, paths);
        // First in, first reached by Tab.
        VBox above = new VBox();
        ShownParts.fill(above, top, input, sessions.notice(), help.notice());
        root.setTop(above);
        FigurePane figures = new FigurePane(context, late);
        ShowCard show = new ShowCard(context);
        Region left = left(show);
        Region right = right();
        root.widthProperty().subscribe(width -> setSides(width.doubleValue(), left, right));
        root.setLeft(left);
        root.setCenter(figures);
        root.setRight(right);
        root.setBottom(new StatusBar(context, figures.omissions()));
        root.getStyleClass().add("main-window");
        drops.setOnSession(sessions.files()::open);
        sheets.open().setOnSession(sessions.files()::open);
        sessions.notices().setOnLocate(sheets.open()::show);
        sessions.fill(menu);
        shortcuts = sessions.addTo(ReadingKeys.addTo(
                exports.addTo(shortcuts(context, top, input, show, sheets)).plain(KeyCode.F10, menu::show),
                context,
                show));
    }

    private static WindowContext context(Workbench workbench, Painters painters, PathChooser paths) {
        Themes themes = new Themes(workbench.view().themeProperty());
        ValueLengths lengths = new ValueLengths(EngineSettings.standard());
        lengths.follow(workbench.traces());
        WindowReadings readings = new WindowReadings(painters, lengths::norms);
        WindowContext context =
                new WindowContext(workbench, painters, themes, new MeanAttention(), readings, new HeadTables(), paths);
        context.onScene(scene -> readings.complete(scene.trace(), scene.selection()));
        // When everybody has heard of the trace: numbers and pictures then change in the same pulse.
        workbench
                .traces()
                .traceProperty()
                .subscribe((before, after) -> Platform.runLater(() -> painters.finish(ONE_PULSE)));
        return context;
    }

    /** A scene with this window's content, its style and its keys. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(zoomed, width, height);
        context.themes().applyTo(scene);
        shortcuts.installOn(scene);
        late.completeAfterFirstPaint();
        return scene;
    }

    /**
     * A scene in which the content has a size of its own, however small the screen is: for pictures.
     *
     * @return a scene whose root is as large as asked
     */
    public Scene sceneForPicture(double width, double height) {
        late.complete();
        zoomed.setPrefSize(width, height);
        Scene scene = new Scene(new Group(zoomed));
        context.themes().applyTo(scene);
        return scene;
    }

    /** Whether all parts lie in the window; some come when it has been painted once. JavaFX thread only. */
    public boolean isComplete() {
        return late.isComplete();
    }

    /** Says that something failed which should not have; the window goes on. JavaFX thread only. */
    public void tellOfCrash(CrashReports.Report report) {
        help.tell(report);
    }

    /** The session of this window. */
    public SessionControls sessions() {
        return sessions;
    }

    /** Puts the caret where typing begins. */
    public void focusInput() {
        input.focus();
    }

    private static void setSides(double windowWidth, Region left, Region right) {
        double width = Math.floor(Math.clamp(windowWidth * SIDE_SHARE, LEAST_SIDE, MOST_SIDE));
        left.setMinWidth(width);
        left.setPrefWidth(width);
        right.setMinWidth(width);
        right.setPrefWidth(width);
    }

    private ScrollPane left(ShowCard show) {
        HeadGrid grid = new HeadGrid(context);
        return side("left", grid, new SwitchedOffNote(context), new HeadSquares(context), show);
    }

    private ScrollPane right() {
        return side(
                "right",
                new HeadCard(context),
                new NoteCard(context),
                new FocusCard(context),
                new FindCard(context),
                new PredictionCard(context));
    }

    private ScrollPane side(String styleClass, Region... cards) {
        VBox side = new VBox();
        side.getStyleClass().add("side");
        late.add(() -> ShownParts.fill(side, cards));
        // A scroll pane would take the keyboard from the figure that was clicked.
        side.addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
        ScrollPane scroll = new ScrollPane(side);
        scroll.getStyleClass().add(styleClass);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.skinProperty().subscribe(skin -> drawDirectly(scroll));
        return scroll;
    }

    /** The skin keeps a picture of the content, which here changes with every move of the mouse: it is drawn twice. */
    private static void drawDirectly(ScrollPane scroll) {
        Node viewport = scroll.lookup(".viewport");
        if (viewport != null) {
            viewport.setCache(false);
        }
    }

    private static void fill(AppMenu menu, TopBar top, Sheets sheets) {
        menu.add(AppMenu.Section.FILE, "Open model…", "Ctrl+O", sheets.open()::toggle)
                .add(AppMenu.Section.HELP, "Examples", "Ctrl+Shift+E", top::showExamples)
                .add(AppMenu.Section.HELP, "Keys", "F1", top::showKeys);
    }

    private void release(SelectionState selection, Sheets sheets) {
        if (!help.hide() && !sheets.hide() && !sessions.notices().cancel()) {
            selection.release();
        }
    }

    private Shortcuts shortcuts(WindowContext context, TopBar top, InputPane input, ShowCard show, Sheets sheets) {
        SelectionState selection = context.selection();
        ViewState view = context.workbench().view();
        return new Shortcuts()
                .shortcut(KeyCode.L, input::focusText)
                .shortcut(KeyCode.D, input::toggleSecond)
                .shortcut(KeyCode.DIGIT1, () -> view.modeProperty().set(ViewMode.LINKS))
                .shortcut(KeyCode.DIGIT2, () -> view.modeProperty().set(ViewMode.MATRIX))
                .shortcut(KeyCode.DIGIT3, () -> view.modeProperty().set(ViewMode.LINKS_AND_MATRIX))
                .shortcut(KeyCode.DIGIT4, () -> view.modeProperty().set(ViewMode.NEURONS))
                .shortcut(KeyCode.DIGIT5, () -> view.modeProperty().set(ViewMode.HEADS))
                .shortcut(KeyCode.DIGIT6, () -> view.modeProperty().set(ViewMode.TOKENS))
                .shortcut(KeyCode.DIGIT8, () -> view.modeProperty().set(ViewMode.COMPARE))
                .shortcut(KeyCode.B, context.workbench()::pinForComparison)
                .shortcut(KeyCode.DIGIT7, () -> view.modeProperty().set(ViewMode.EMBEDDINGS))
                .shortcut(KeyCode.OPEN_BRACKET, () -> show.step(-1))
                .shortcut(KeyCode.CLOSE_BRACKET, () -> show.step(1))
                .shortcut(KeyCode.U, show::toggleColors)
                .shortcut(KeyCode.M, top::showModels)
                .shortcut(KeyCode.O, sheets.open()::toggle)
                .shortcut(KeyCode.I, sheets.model()::toggle)
                .shortcutShift(KeyCode.E, top::showExamples)
                .shortcut(KeyCode.T, top::toggleTheme)
                .shortcut(KeyCode.EQUALS, () -> view.zoomBy(ZOOM_STEP))
                .shortcut(KeyCode.PLUS, () -> view.zoomBy(ZOOM_STEP))
                .shortcut(KeyCode.MINUS, () -> view.zoomBy(1 / ZOOM_STEP))
                .shortcut(KeyCode.DIGIT0, () -> view.zoomBy(0))
                .alt(KeyCode.LEFT, () -> selection.moveHead(-1))
                .alt(KeyCode.RIGHT, () -> selection.moveHead(1))
                .alt(KeyCode.UP, () -> selection.moveLayer(-1))
                .alt(KeyCode.DOWN, () -> selection.moveLayer(1))
                .alt(KeyCode.A, selection::showAllHeads)
                .plain(KeyCode.ESCAPE, () -> release(selection, sheets))
                .plain(KeyCode.F1, top::showKeys)
                .questionMark(top::showKeys);
    }
}
