package dev.headlight.hub;

import java.nio.file.Path;

/**
 * A model on this machine: plain files that need no network any more.
 *
 * @param folder holds the files by their paths in the repository, and {@value HubProvenance#FILE}
 * @param main the file to open: of a checkpoint its weights or their index, else the ONNX file
 */
public record HubDownload(Path folder, Path main, ModelChoice.Form form, HubProvenance provenance) {}
