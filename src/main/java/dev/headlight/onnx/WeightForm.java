package dev.headlight.onnx;

/** How the numbers of a weight become bytes of the file. */
sealed interface WeightForm {
    /** As they are. */
    enum Plain implements WeightForm {
        PLAIN
    }

    /** From float32 to float16. */
    enum Half implements WeightForm {
        HALF
    }

    /**
     * From float32 to whole numbers, with a factor for each channel.
     *
     * @param axis the dimension of the channels
     * @param scalesOffset where the factors lie in the file, as float32
     */
    record Quantised(int axis, long scalesOffset) implements WeightForm {}
}
