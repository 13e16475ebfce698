package io.i9chat.adapter.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long mails are kept that are in a folder for a person to look at: a week. They hold addresses
 * and codes.
 */
final class Keeping {
  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final MailFolder folder;
  private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

  Keeping(MailFolder folder) {
    this.folder = folder;
  }

  /** Removes what is too old, if that was not done within the last hour. */
  void look(Instant now) {
    Instant due = next.get();
    if (now.isBefore(due) || !next.compareAndSet(due, now.plus(PAUSE))) {
      return;
    }
    try {
      folder.forgetBefore(now.minus(WEEK));
    } catch (IOException | UncheckedIOException failed) {
      LOG.warn("mails older than a week are still in {}: {}", folder, failed.toString());
    }
  }
}
