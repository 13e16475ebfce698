package io.i9chat.adapter.mail;

/** The outcome of trying to send one mail. */
sealed interface Outcome {
  /** The server has taken it. */
  record Delivered() implements Outcome {}

  /**
   * The server will never take it.
   *
   * @param code its answer (RFC 5321, 4.2)
   */
  record Refused(int code) implements Outcome {}

  /** The server does not take it for now, but may take others. */
  record Later(int code) implements Outcome {}

  /** No mail can be sent. */
  record Down(SmtpConfig.Fault fault) implements Outcome {}
}
