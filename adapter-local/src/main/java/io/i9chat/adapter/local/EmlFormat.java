package io.i9chat.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.ports.model.EmailAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/**
 * A mail as text, ASCII throughout (RFC 5322, RFC 2045 to 2047). Whatever the subject holds, it
 * cannot add a header: what is not plain printable ASCII is sent as base64.
 */
final class EmlFormat {
  private static final String CRLF = "\r\n";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String HEX = "0123456789ABCDEF";

  /** RFC 2045, 6.7: no line of quoted-printable is longer, its soft break included. */
  private static final int MAX_LINE = 76;

  /** So many that a line stays within 76 characters with "Subject: " before it (RFC 2047, 2). */
  private static final int BYTES_PER_WORD = 39;

  private static final int MAX_PLAIN_SUBJECT = MAX_LINE - "Subject: ".length();

  private EmlFormat() {}

  /** The whole file. {@code id} is unique, of characters that a Message-ID may hold. */
  static String write(EmailAddress to, String subject, String text, Instant at, String id) {
    return String.join(
        CRLF,
        "From: i9chat <i9chat@localhost>",
        "To: " + to.value(),
        "Subject: " + header(subject),
        "Date: " + DATE.format(at),
        "Message-ID: <" + id + "@i9chat.localhost>",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        quotedPrintable(text));
  }

  private static String header(String value) {
    boolean plain =
        value.length() <= MAX_PLAIN_SUBJECT
            && value.chars().allMatch(c -> c >= ' ' && c <= '~')
            && value.equals(value.strip())
            && !value.contains("=?");
    return plain ? value : encodedWords(value);
  }

  /** Words of whole characters, one a line; readers join them without the white space between. */
  private static String encodedWords(String value) {
    StringBuilder words = new StringBuilder();
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int i = 0; i < value.length(); ) {
      String character = Character.toString(value.codePointAt(i));
      int length = character.getBytes(UTF_8).length;
      if (bytes + length > BYTES_PER_WORD) {
        words.append(encodedWord(word)).append(CRLF).append(' ');
        word.setLength(0);
        bytes = 0;
      }
      word.append(character);
      bytes += length;
      i += character.length();
    }
    return words.append(encodedWord(word)).toString();
  }

  private static String encodedWord(StringBuilder word) {
    return "=?UTF-8?B?"
        + Base64.getEncoder().encodeToString(word.toString().getBytes(UTF_8))
        + "?=";
  }

  /** A newline is a line break; a carriage return is kept as a character of the text. */
  private static String quotedPrintable(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 64);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        quoted.append(CRLF);
      }
      quote(lines[i].getBytes(UTF_8), quoted);
    }
    return quoted.toString();
  }

  private static void quote(byte[] line, StringBuilder quoted) {
    int column = 0;
    for (int i = 0; i < line.length; i++) {
      int octet = line[i] & 0xff;
      boolean last = i == line.length - 1;
      boolean blank = octet == ' ' || octet == '\t';
      // White space at the end of a line may be stripped on the way (RFC 2045, 6.7, rule 3).
      boolean literal = blank ? !last : octet > ' ' && octet <= '~' && octet != '=';
      int width = literal ? 1 : 3;
      if (column + width > MAX_LINE - 1) {
        quoted.append('=').append(CRLF);
        column = 0;
      }
      if (literal) {
        quoted.append((char) octet);
      } else {
        quoted.append('=').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
      }
      column += width;
    }
  }
}
