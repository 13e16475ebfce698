package io.i9chat.tck.mail;

import io.i9chat.ports.model.EmailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as its recipient would read it.
 *
 * @param to every recipient it went to, of whatever kind
 * @param subject the subject, decoded and unfolded
 * @param text the body in plain text, decoded, its lines ended by {@code \n} alone
 * @param html the body in HTML, in the same way, {@code null} if there is none
 */
public record DeliveredMail(
    List<EmailAddress> to, String subject, String text, @Nullable String html) {
  /**
   * Takes a copy of the list, and ends bodies with a line break: on the way of mail the last line
   * has one, whether it had one before or not.
   */
  public DeliveredMail {
    to = List.copyOf(to);
    text = ended(text);
    html = html == null ? null : ended(html);
  }

  private static String ended(String body) {
    return body.endsWith("\n") ? body : body + "\n";
  }

  /** A mail in plain text alone. */
  public DeliveredMail(List<EmailAddress> to, String subject, String text) {
    this(to, subject, text, null);
  }
}
