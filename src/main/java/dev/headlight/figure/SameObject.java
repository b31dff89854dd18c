package dev.headlight.figure;

/** Stands for an object in a layer's key: equal only when it is the very same object. */
final class SameObject {
    private final Object object;

    SameObject(Object object) {
        this.object = object;
    }

    @Override
    @SuppressWarnings(
            "ReferenceEquality") // identity is the purpose: comparing large traces by content would cost too much
    public boolean equals(Object other) {
        return other instanceof SameObject same && same.object == object;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(object);
    }
}
