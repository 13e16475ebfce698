package io.i9chat.server.operation.departure;

import io.i9chat.server.wire.Secret;

/** The inputs of the operations of those who leave. */
public final class DepartureInputs {
  private DepartureInputs() {}

  /** The caller's password, for what needs it again. */
  public record Export(Secret password) {}

  /** The caller's password, and what to do with their messages. */
  public record DeleteMe(Secret password, Messages messages) {
    /** What to do with them. */
    public enum Messages {
      /** They stay, without a name. */
      KEEP,
      /** They are deleted. */
      ERASE
    }
  }
}
