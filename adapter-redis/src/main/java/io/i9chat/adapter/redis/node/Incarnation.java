package io.i9chat.adapter.redis.node;

import java.time.Duration;

/**
 * What a node is registered as: a new one each time that it registers anew, so that nothing that is
 * left of the one before can be taken for its own. Knows how far its stream was read.
 */
public final class Incarnation {
  private final String id;
  private volatile StreamId last;
  private volatile long readNanos = System.nanoTime();

  Incarnation(String id, StreamId start) {
    this.id = id;
    this.last = start;
  }

  /** By this the others know it. */
  public String id() {
    return id;
  }

  /** The last record that was read. */
  public StreamId last() {
    return last;
  }

  /** All that there was a moment ago was read. */
  public void read(long atNanos) {
    readNanos = atNanos;
  }

  /** All was read up to this record. */
  public void read(StreamId upTo) {
    last = upTo;
  }

  /** How long ago all was read that there was. */
  Duration unread() {
    return Duration.ofNanos(System.nanoTime() - readNanos);
  }
}
