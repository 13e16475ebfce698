package io.i9chat.bench.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The frames of one author's {@code messages.send} calls to one chat. All but the number of the
 * call is laid out once; the number is the call's id and, behind a prefix, its {@code clientId}.
 */
public final class SendCall {
  private static final int MOST_DIGITS = 9;

  private final byte[] head = "{\"id\":\"".getBytes(UTF_8);
  private final byte[] middle;
  private final byte[] tail;
  private final byte[] frame;
  private final byte[] digits = new byte[MOST_DIGITS];

  /**
   * Lays the frame out.
   *
   * @param clientIdPrefix what makes the client ids of this run unlike those of any other
   * @param text printable ASCII without quotes and backslashes
   */
  public SendCall(String chat, String clientIdPrefix, String text) {
    requirePlain(chat);
    requirePlain(clientIdPrefix);
    requirePlain(text);
    middle =
        ("\",\"op\":\"messages.send\",\"args\":{\"chatId\":\""
                + chat
                + "\",\"clientId\":\""
                + clientIdPrefix)
            .getBytes(UTF_8);
    tail = ("\",\"content\":{\"type\":\"text\",\"text\":\"" + text + "\"}}}").getBytes(UTF_8);
    frame = Arrays.copyOf(head, head.length + middle.length + tail.length + 2 * MOST_DIGITS);
  }

  private static void requirePlain(String text) {
    boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 127 && c != '"' && c != '\\');
    if (!plain) {
      throw new IllegalArgumentException("needs escaping in JSON: " + text);
    }
  }

  /**
   * Writes the call with this number to {@link #bytes()}.
   *
   * @param number 0 to 999,999,999
   * @return the length of the frame
   */
  public int write(int number) {
    int count = digits(number);
    int at = head.length;
    at = append(digits, MOST_DIGITS - count, count, at);
    at = append(middle, 0, middle.length, at);
    at = append(digits, MOST_DIGITS - count, count, at);
    return append(tail, 0, tail.length, at);
  }

  private int append(byte[] part, int from, int length, int at) {
    System.arraycopy(part, from, frame, at, length);
    return at + length;
  }

  private int digits(int number) {
    if (number < 0 || number > 999_999_999) {
      throw new IllegalArgumentException("a call's number must have one to nine digits: " + number);
    }
    int at = MOST_DIGITS;
    int rest = number;
    do {
      at--;
      digits[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    return MOST_DIGITS - at;
  }

  /** The frame written last; the same array each time. */
  public byte[] bytes() {
    return frame;
  }
}
