package io.i9chat.adapter.mail;

/** The outcome of trying to send one mail. */
sealed interface Outcome {
  /** The server has taken it. */
  record Delivered() implements Outcome {}

  /**
   * The server will never take it.
   *
   * @param code its answer (RFC 5321, 4.2); 0 if it was not asked, for the file holds no mail
   */
  record Refused(int code) implements Outcome {}

  /**
   * The server does not take it for now, but may take others.
   *
   * @param code its answer; 0 if it was not asked, for the file cannot be read
   */
  record Later(int code) implements Outcome {}

  /**
   * The server failed.
   *
   * @param isBegun whether it had accepted the sender before, so that it may be this mail that it
   *     fails at, and it may take others
   */
  record Down(SmtpConfig.Fault fault, boolean isBegun) implements Outcome {
    /** No mail can be sent. */
    Down(SmtpConfig.Fault fault) {
      this(fault, false);
    }
  }
}
