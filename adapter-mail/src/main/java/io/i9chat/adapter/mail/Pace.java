package io.i9chat.adapter.mail;

import java.time.Duration;

/**
 * How fast things go.
 *
 * @param connecting how long connecting may take
 * @param answering how long each answer of the server may take
 * @param server how long the server is left alone when it fails
 * @param mail how long a mail waits that the server does not take for now
 * @param idle how long a connection is kept that no mail needs
 */
record Pace(Duration connecting, Duration answering, Backoff server, Backoff mail, Duration idle) {
  /**
   * For real servers. A code lives for ten minutes, so a server that is back must soon be found to
   * be; a mail that is not taken for now, as by greylisting, may be in five minutes.
   */
  static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)),
          new Backoff(Duration.ofSeconds(15), Duration.ofMinutes(10)),
          Duration.ofSeconds(30));

  /** For the look at a server when a process starts, which waits for it. */
  static final Pace AT_START =
      new Pace(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          USUAL.server(),
          USUAL.mail(),
          Duration.ZERO);
}
