package io.i9chat.server.boot.store;

import java.util.function.LongSupplier;

/**
 * What a mailer keeps that it has taken and not yet handed on, as it is now.
 *
 * @param waiting how many mails wait
 * @param oldestSeconds how long the oldest of them has waited, 0 if none does
 * @param undeliverable how many mails were refused for good
 */
record MailSpool(LongSupplier waiting, LongSupplier oldestSeconds, LongSupplier undeliverable) {
  /** That of a mailer that hands on what it takes, or does not say. */
  static final MailSpool NONE = new MailSpool(() -> 0, () -> 0, () -> 0);
}
