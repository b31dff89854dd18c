package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.architecture.ConfigFields.Size;

/**
 * Something that {@code config.json} says and that can be seen in the shape of a weight.
 *
 * @param said such as {@code vocab_size is 400}
 * @param module whose weight shows it
 * @param place where in its shape
 * @param expected what has to stand there
 */
record SizeClaim(String said, String module, Place place, long expected) {
    /** Where a size shows. */
    enum Place {
        TABLE_ROWS,
        TABLE_COLUMNS,
        KERNEL_IN,
        KERNEL_OUT,
        /** The module has to be there. */
        PRESENCE
    }

    SizeClaim(Size size, String module, Place place) {
        this(size.text(), module, place, size.value());
    }
}
