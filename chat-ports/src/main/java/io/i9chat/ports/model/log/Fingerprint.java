package io.i9chat.ports.model.log;

/**
 * A keyed hash of what a client sent, kept for good: two sendings are the same if theirs are. It
 * outlives the content, and without the key it says nothing of it.
 */
public record Fingerprint(long high, long low) {}
