package dev.headlight.checkpoint.architecture;

import java.util.List;

/**
 * What {@code config.json} says of a checkpoint, before its weights are looked at.
 *
 * @param type the {@code model_type}
 * @param encoder what is to be written
 * @param modules what its modules are called
 * @param heads the heads that may stand on it
 * @param claims what has to show in the weights
 */
record ArchitecturePlan(String type, Encoder encoder, ModuleTable modules, HeadModules heads, List<SizeClaim> claims) {
    ArchitecturePlan {
        claims = List.copyOf(claims);
    }
}
