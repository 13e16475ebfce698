package io.i9chat.server.ws;

import io.i9chat.server.wire.socket.CloseCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of a connection that the server has decided on while calls are unanswered: no more are
 * taken, and it closes when those there are have been answered, or when that takes too long.
 */
final class Ending {
  /**
   * A session that ended is told so within a second, even if one of its calls takes longer. Rules:
   * SESSION-4.
   */
  private static final Duration SESSION_ENDED = Duration.ofMillis(300);

  private static final Duration DRAINING = Duration.ofSeconds(5);

  private final Client client;
  private final Calls calls;
  private volatile @Nullable CloseCode code;
  private volatile long since;

  Ending(Client client, Calls calls) {
    this.client = client;
    this.calls = calls;
  }

  /** Ends the connection with this code as soon as every call is answered. */
  void begin(CloseCode why) {
    since = System.nanoTime();
    code = why;
    closeIfAnswered();
  }

  /** Whether it has begun. */
  boolean hasBegun() {
    return code != null;
  }

  /** Whether calls that wait behind others are not to be run any more. */
  boolean dropsWaitingCalls() {
    return code == CloseCode.SESSION_ENDED;
  }

  void closeIfAnswered() {
    CloseCode why = code;
    if (why != null && calls.isIdle()) {
      client.close(why);
    }
  }

  void tick(long now) {
    CloseCode why = code;
    if (why != null) {
      Duration patience = why == CloseCode.SESSION_ENDED ? SESSION_ENDED : DRAINING;
      if (now - since > patience.toNanos()) {
        client.close(why);
      }
    }
  }
}
