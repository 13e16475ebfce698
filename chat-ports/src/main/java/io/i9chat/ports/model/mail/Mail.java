package io.i9chat.ports.model.mail;

import io.i9chat.ports.model.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, in plain text.
 *
 * @param subject one line, without any secret
 * @param text the body; it holds the code, if there is one
 * @param code the code by itself, for a development mailbox that shows it; real mailers ignore it
 */
public record Mail(EmailAddress to, String subject, String text, @Nullable String code) {
  /** Checks that the subject is one line, so that no input can add a header. */
  public Mail {
    if (subject.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("a subject is one line");
    }
  }
}
