package io.i9chat.server.access;

/**
 * How much waits to be taken, by one peer or by all.
 *
 * @param frames how many wait
 * @param bytes how many they have, but for those that tell how people are
 * @param longest the most frames that wait for one peer
 */
public record Backlogs(long frames, long bytes, long longest) {
  /** Nothing waits. */
  public static final Backlogs NOTHING = new Backlogs(0, 0, 0);

  /** What waits for one peer. */
  public static Backlogs of(int frames, long bytes) {
    return new Backlogs(frames, bytes, frames);
  }

  /** Both together. */
  public Backlogs and(Backlogs other) {
    return new Backlogs(
        frames + other.frames, bytes + other.bytes, Math.max(longest, other.longest));
  }
}
