package dev.headlight.app;

import dev.headlight.state.Workbench;
import dev.headlight.ui.MainWindow;
import dev.headlight.ui.Painters;

/**
 * What a window is made of before it opens. Made on one thread and handed to the JavaFX thread, where it lives from then on.
 *
 * @param workbench with the first text, without a model
 * @param window that no stage shows yet
 */
record WindowParts(Workbench workbench, Painters painters, MainWindow window) {}
