package io.i9chat.ports.model.media;

/**
 * How much one person may have announced and not yet used.
 *
 * @param objects the greatest number
 * @param bytes the greatest sum of their sizes
 */
public record MediaQuota(int objects, long bytes) {}
