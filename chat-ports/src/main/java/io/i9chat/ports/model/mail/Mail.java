package io.i9chat.ports.model.mail;

import io.i9chat.ports.model.EmailAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person.
 *
 * @param subject one line, without any secret
 * @param text the body in plain text; it holds the code, if there is one
 * @param html the same body as an HTML document, {@code null} for none: shown in the place of the
 *     text where the recipient's program can
 * @param code the code by itself, for a development mailbox that shows it; real mailers ignore it
 * @param expiresAt from when on the mail is of no use, {@code null} for never
 */
public record Mail(
    EmailAddress to,
    String subject,
    String text,
    @Nullable String html,
    @Nullable String code,
    @Nullable Instant expiresAt) {
  /** Checks that the subject is one line, so that no input can add a header. */
  public Mail {
    if (subject.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("a subject is one line");
    }
  }

  /** A mail in plain text alone, without a code, that does not expire. */
  public Mail(EmailAddress to, String subject, String text) {
    this(to, subject, text, null, null, null);
  }

  /** The same, of no use from {@code time} on. */
  public Mail expiringAt(Instant time) {
    return new Mail(to, subject, text, html, code, time);
  }

  /** Whether it is of no use any more. */
  public boolean hasExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /** Without the body and the code, which is a secret. */
  @Override
  public String toString() {
    return "Mail[subject=" + subject + ", expiresAt=" + expiresAt + "]";
  }
}
