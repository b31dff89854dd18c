package dev.headlight.analysis.heads;

import dev.headlight.core.HeadRef;

/**
 * All heads of a model in a plane, those that look at the same tokens near each other. Immutable.
 *
 * @param distances what the map shows
 * @param plane where the heads lie, layer by layer
 */
public record HeadMap(HeadDistances distances, PlaneMap plane) {
    /** Takes a few milliseconds for 144 heads, a second for a thousand. */
    public static HeadMap of(HeadDistances distances) {
        return new HeadMap(distances, PlaneMap.of(distances.matrix()));
    }

    /** The same map, turned so that heads stay about where they are in another one. */
    public HeadMap turnedTo(HeadMap other) {
        return new HeadMap(distances, plane.turnedTo(other.plane));
    }

    public PlaneMap.Point point(HeadRef head) {
        return plane.points().get(head.layer() * distances.heads() + head.head());
    }
}
