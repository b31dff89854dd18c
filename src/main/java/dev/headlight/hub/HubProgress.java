package dev.headlight.hub;

/** Hears how far a download is. Calls come from several threads, but one after the other, a few in a second. */
@FunctionalInterface
public interface HubProgress {
    void report(DownloadState state);
}
