package io.i9chat.tck.mail;

import io.i9chat.ports.model.EmailAddress;
import java.util.List;

/**
 * A mail as its recipient would read it.
 *
 * @param to every recipient it went to, of whatever kind
 * @param subject the subject, decoded and unfolded
 * @param text the body, decoded, its lines ended by {@code \n} alone
 */
public record DeliveredMail(List<EmailAddress> to, String subject, String text) {
  /** Takes a copy of the list. */
  public DeliveredMail {
    to = List.copyOf(to);
  }
}
