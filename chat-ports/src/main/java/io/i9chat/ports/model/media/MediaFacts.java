package io.i9chat.ports.model.media;

import io.i9chat.ports.model.MediaId;

/**
 * What a reader is told of an object beside its id.
 *
 * @param size in bytes
 */
public record MediaFacts(MediaId id, MimeType mime, long size) {}
