package io.i9chat.adapter.mail;

/**
 * Whom mails are from.
 *
 * @param name what is shown, in one line
 * @param address what is answered to
 * @param domain what ids of messages end with
 */
record Sender(String name, String address, String domain) {
  /** Checks that no name can add a header. */
  Sender {
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a sender's name is one line");
    }
  }
}
