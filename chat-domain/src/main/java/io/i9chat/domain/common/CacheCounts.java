package io.i9chat.domain.common;

/**
 * How often something was looked up that this node remembers, since it began.
 *
 * @param hits how often it was remembered
 * @param misses how often it had to be read or counted
 */
public record CacheCounts(long hits, long misses) {}
