package io.i9chat.server.wire;

import java.io.IOException;
import java.io.OutputStream;

/** An output that is written as it is made, so that its size is bounded by nothing. */
@FunctionalInterface
public interface Streamed {
  /**
   * Writes it as JSON in UTF-8.
   *
   * @throws IOException if the connection broke
   */
  void writeTo(OutputStream out) throws IOException;
}
