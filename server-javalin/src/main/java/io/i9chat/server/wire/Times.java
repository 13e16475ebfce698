package io.i9chat.server.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as they travel: RFC 3339, UTC, with exactly milliseconds. */
public final class Times {
  private Times() {}

  /** The text of {@code at}, cut to the millisecond; years 0 to 9999. */
  public static String text(Instant at) {
    LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    // By hand: every entry that is sent passes here, and a formatter costs many times as much.
    char[] text = "0000-00-00T00:00:00.000Z".toCharArray();
    put(text, 4, time.getYear());
    put(text, 7, time.getMonthValue());
    put(text, 10, time.getDayOfMonth());
    put(text, 13, time.getHour());
    put(text, 16, time.getMinute());
    put(text, 19, time.getSecond());
    put(text, 23, time.getNano() / 1_000_000);
    return new String(text);
  }

  private static void put(char[] text, int end, int number) {
    int rest = number;
    for (int i = end - 1; rest > 0; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
