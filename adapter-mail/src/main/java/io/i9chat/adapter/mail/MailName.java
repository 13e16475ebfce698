package io.i9chat.adapter.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a mail's file, without its ending: when the mail was taken, ten random digits, and
 * from when on it is of no use, if ever. Names sort by the time when mails were taken, and say
 * nothing of anybody.
 *
 * @param taken to the millisecond
 * @param random hexadecimal digits
 * @param expiresAt to the second, {@code null} for never
 */
record MailName(Instant taken, String random, @Nullable Instant expiresAt)
    implements Comparable<MailName> {
  private static final DateTimeFormatter MILLIS = format("yyyyMMdd'T'HHmmss.SSS'Z'");
  private static final DateTimeFormatter SECONDS = format("yyyyMMdd'T'HHmmss'Z'");
  private static final Pattern FORM =
      Pattern.compile("(\\d{8}T\\d{6}\\.\\d{3}Z)-([0-9a-f]{10})(?:-(\\d{8}T\\d{6}Z))?");

  /** Cuts the times. */
  MailName {
    taken = taken.truncatedTo(ChronoUnit.MILLIS);
    expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.SECONDS);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** The name that a text is, if it is one. */
  static Optional<MailName> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      String expires = form.group(3);
      return Optional.of(
          new MailName(
              MILLIS.parse(form.group(1), Instant::from),
              form.group(2),
              expires == null ? null : SECONDS.parse(expires, Instant::from)));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  /** What is unique about it. */
  String id() {
    return MILLIS.format(taken) + "-" + random;
  }

  /** Whether the mail is of no use any more. */
  boolean hasExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  @Override
  public int compareTo(MailName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return expiresAt == null ? id() : id() + "-" + SECONDS.format(expiresAt);
  }
}
