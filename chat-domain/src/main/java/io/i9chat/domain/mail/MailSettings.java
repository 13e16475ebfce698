package io.i9chat.domain.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may set about mails.
 *
 * @param product what people know the service by, at most 60 characters in one line
 * @param address where people find it, an http or https URL; {@code null} names no place
 */
public record MailSettings(String product, @Nullable URI address) {
  /** The longest name of a product. */
  public static final int MOST = 60;

  /** The name i9chat, and no place. */
  public static final MailSettings DEFAULT = new MailSettings("i9chat", null);

  /** Checks the name, which is part of subjects and of the sender. */
  public MailSettings {
    if (!isName(product)) {
      throw new IllegalArgumentException(
          "a product's name has 1 to " + MOST + " characters in one line");
    }
  }

  /** Whether a product can be called so. */
  public static boolean isName(String text) {
    return !text.isBlank()
        && text.equals(text.strip())
        && text.codePointCount(0, text.length()) <= MOST
        && text.codePoints().noneMatch(MailSettings::breaksLines);
  }

  private static boolean breaksLines(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
        || Character.getType(c) == Character.SURROGATE
        || Character.getType(c) == Character.FORMAT;
  }
}
