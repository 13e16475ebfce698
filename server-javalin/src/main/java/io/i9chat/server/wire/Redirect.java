package io.i9chat.server.wire;

import java.net.URI;
import java.time.Duration;

/** An output that is a place to go to: over HTTP a redirect (RFC 9110, 15.4.3), else a value. */
public interface Redirect {
  /** Where to. */
  URI location();

  /** How long the caller's own client may remember it. */
  Duration maxAge();
}
