package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;

/** Reads what {@code config.json} says of a checkpoint of one architecture. */
@FunctionalInterface
interface ArchitectureReader {
    /**
     * @param type the {@code model_type}
     * @throws CheckpointException if a field holds what is not expected, naming the field
     */
    ArchitecturePlan read(String type, ConfigFields config) throws CheckpointException;
}
