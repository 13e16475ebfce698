package io.i9chat.ports.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address: ASCII local part (RFC 5321 dot-atom), domain in its ASCII form (UTS #46,
 * non-transitional), at most 254 characters, kept and compared in lower case. Rules: MAIL-1.
 */
public record EmailAddress(String value) {
  /** The greatest number of characters. */
  public static final int MAX = 254;

  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

  /**
   * Checks and normalises.
   *
   * @throws InvalidValue if it is not an address
   */
  public EmailAddress {
    value = normalise(value);
  }

  private static String normalise(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || at > 64 || text.length() > MAX) {
      throw invalid();
    }
    String local = text.substring(0, at);
    String domain = DomainName.toAscii(text.substring(at + 1));
    if (domain == null) {
      throw invalid();
    }
    String whole = local.toLowerCase(Locale.ROOT) + "@" + domain;
    if (!LOCAL.matcher(local).matches()
        || !DOMAIN.matcher(domain).matches()
        || whole.length() > MAX) {
      throw invalid();
    }
    return whole;
  }

  private static InvalidValue invalid() {
    return InvalidValue.of(EmailAddress.class, "must be an e-mail address");
  }

  @Override
  public String toString() {
    return value;
  }
}
