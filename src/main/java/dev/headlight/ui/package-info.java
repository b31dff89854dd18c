/** JavaFX: the window, its panes and the control that hosts figures. */
@NullMarked
package dev.headlight.ui;

import org.jspecify.annotations.NullMarked;
