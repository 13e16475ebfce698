package io.i9chat.ports.model.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/**
 * The header that says how an object is to be taken, and as what it is saved (RFC 6266). The name
 * goes in twice: in ASCII for old clients, and whole (RFC 8187).
 */
final class Disposition {
  /** What RFC 8187 lets stand as it is: {@code attr-char}. */
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

  private Disposition() {}

  /**
   * The value of the header.
   *
   * @param name what a person called the file; empty for no name
   */
  static String of(boolean attachment, String name) {
    String kind = attachment ? "attachment" : "inline";
    if (name.isEmpty()) {
      return kind;
    }
    String clean = clean(name);
    String ascii = clean.replaceAll("[^ -~]|%", "_");
    return kind + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(clean);
  }

  /**
   * A name that is one on every system: without folders, quotes, what systems keep for themselves,
   * and invisible characters, which could turn the end of a name around; not hidden either.
   */
  static String clean(String name) {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String visible =
        file.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Cn}]", "")
            .replaceAll("[\"*:<>?|]", "_");
    String bare = visible.replaceAll("^[. ]+|[. ]+$", "");
    return bare.isEmpty() ? "file" : bare;
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      if (b > 0 && PLAIN.indexOf(b) >= 0) {
        encoded.append(new String(new byte[] {b}, US_ASCII));
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", b));
      }
    }
    return encoded.toString();
  }
}
