package dev.headlight.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sheet that lists every key. */
final class KeySheet extends Sheet {
    private static final double ROOM_FOR_BAR = 16;

    private static final List<Row> ANYWHERE = List.of(
            new Row("Anywhere", ""),
            new Row("Ctrl+L", "go to the sentence"),
            new Row("Ctrl+D", "add or remove the second sentence"),
            new Row("Ctrl+1 … Ctrl+3", "links, matrix, both"),
            new Row("Ctrl+4 … Ctrl+8", "the other views, from left to right"),
            new Row("Ctrl+B", "keep what is seen, to compare with it"),
            new Row("Alt+← →", "previous or next head"),
            new Row("Alt+↑ ↓", "previous or next layer"),
            new Row("Alt+A", "all heads of the layer on"),
            new Row("Ctrl+[  Ctrl+]", "draw less or more of the attention"),
            new Row("Ctrl+U", "colours: in proportion or by square root"),
            new Row("Ctrl+M", "choose the model"),
            new Row("Ctrl+O", "open any model"),
            new Row("Ctrl+I", "what is in this model"),
            new Row("Ctrl+E  Ctrl+Shift+C", "export what is shown, copy its picture"),
            new Row("Ctrl+Shift+E", "examples"),
            new Row("Ctrl+Z  Ctrl+Shift+Z", "undo, redo: everything you change"),
            new Row("Ctrl+S  Ctrl+Shift+S", "save the session, under another name"),
            new Row("Ctrl+Shift+O", "open a session"),
            new Row("Ctrl+Shift+L", "copy a link to this view"),
            new Row("Ctrl+N  Ctrl+Shift+N", "write a note on the head, on the text"),
            new Row("Ctrl+T", "light or dark"),
            new Row("Ctrl and +  −  0", "everything larger, smaller, usual"),
            new Row("Esc", "let go of what is hovered or pinned"),
            new Row("F1  or  ?", "this sheet"),
            new Row("F10", "the menu"),
            new Row("Tab  Shift+Tab", "next or previous part of the window"));

    private static final List<Row> IN_PARTS = List.of(
            new Row("Layers × heads", ""),
            new Row("← → ↑ ↓", "select a neighbouring head"),
            new Row("X  Shift+X", "run without selected heads, the layer"),
            new Row("Alt+click", "run without one head, or with it again"),
            new Row("Map of the heads", ""),
            new Row("← → ↑ ↓", "go to the nearest head on that side"),
            new Row("Table of the heads", ""),
            new Row("Ctrl+C", "copy all numbers"),
            new Row("Head squares", ""),
            new Row("Space", "switch the head on or off"),
            new Row("I", "show this head alone; again: all heads"),
            new Row("Tokens", ""),
            new Row("← →", "look at the next token"),
            new Row("Enter", "pin it, or let it go"),
            new Row("M  or  double-click", "mask it, or bring it back; anywhere"),
            new Row("Links", ""),
            new Row("↑ ↓", "look at the next token"),
            new Row("← →", "change between the two columns"),
            new Row("Page ↑ ↓  Home  End", "scroll long texts"),
            new Row("Enter", "pin, or let go"),
            new Row("Matrix", ""),
            new Row("← → ↑ ↓", "step from cell to cell"),
            new Row("+  −  0", "zoom in, out, fit"),
            new Row("Shift+arrows", "pan"),
            new Row("Enter", "pin, or let go"));

    private static final List<Row> READING_AND_OTHER_VIEWS = List.of(
            new Row("What is shown", ""),
            new Row("Alt+K", "more settings"),
            new Row("Alt+W", "whole words"),
            new Row("Alt+S", "hide special tokens as keys"),
            new Row("Alt+Q", "hide them as queries"),
            new Row("Alt+R", "rescale rows to sum to 1"),
            new Row("Alt+B", "next filter of sentences"),
            new Row("H", "hide the token in focus, or show it"),
            new Row("Alt+H", "show hidden tokens again"),
            new Row("Alt+G", "next aggregate of heads"),
            new Row("Alt+C", "mean, maximum, minimum"),
            new Row("Ctrl+click  or  K", "choose a head of the grid"),
            new Row("Alt+T", "links by share, weight, number"),
            new Row("Alt+V", "weigh by value norms"),
            new Row("Alt+L", "links in columns or lines"),
            new Row("Neurons", ""),
            new Row("↑ ↓  ← →", "next key, next query"),
            new Row("V  S", "show vectors, sort by contribution"),
            new Row("Ctrl+C", "copy all numbers"),
            new Row("Several tokenizers", ""),
            new Row("I", "show ids"),
            new Row("Embeddings", ""),
            new Row("1  2  3  4", "similarity, map, words, positions"),
            new Row("Page ↑ ↓", "previous or next layer"));

    private record Row(String keys, String meaning) {}

    KeySheet() {
        super("Keys", KeySheet::card);
        setId("key-sheet");
    }

    /** A window may be smaller than the table, which then can be scrolled. */
    private static VBox card() {
        Region roomForBar = new Region();
        roomForBar.setPrefWidth(ROOM_FOR_BAR);
        ScrollPane scroll = new ScrollPane(new HBox(table(), roomForBar));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return new VBox(Parts.label("Keys", "message-title"), scroll);
    }

    @Override
    void show() {
        super.show();
        Node scroll = lookup(".scroll-pane");
        if (scroll != null) {
            // So that arrow and page keys scroll it.
            scroll.requestFocus();
        }
    }

    private static GridPane table() {
        GridPane table = new GridPane();
        table.getStyleClass().add("key-table");
        addAll(table, ANYWHERE, 0);
        addAll(table, IN_PARTS, 2);
        addAll(table, READING_AND_OTHER_VIEWS, 4);
        return table;
    }

    private static void addAll(GridPane table, List<Row> rows, int column) {
        for (int line = 0; line < rows.size(); line++) {
            add(table, rows.get(line), column, line);
        }
    }

    private static void add(GridPane table, Row row, int column, int line) {
        if (row.meaning().isEmpty()) {
            table.add(Parts.label(row.keys(), "card-title"), column, line, 2, 1);
        } else {
            table.add(whole(Parts.label(row.keys(), "key")), column, line);
            table.add(whole(Parts.label(row.meaning())), column + 1, line);
        }
    }

    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
