package io.i9chat.bench.workload.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What was written to the chat of the workload "history": which message has which seq. */
final class HistoryBook {
  /** Together with a number of up to nine digits, some 100 characters. */
  private static final String WORDS =
      "As I told you on the phone, the parcel went to the house with the green door, receipt no ";

  private final byte[] textPrefix = WORDS.getBytes(UTF_8);
  private final String chat;
  private final long head;
  private final int[] numbers;
  private final byte[] authors;
  private final long[] sentAt;
  private final byte[][] usernames;
  private int issued;
  private int answered;

  /**
   * An empty book.
   *
   * @param head the last seq that the chat already has
   * @param entries how many are going to be written
   * @param usernames of the two who write, in UTF-8
   */
  HistoryBook(String chat, long head, int entries, byte[]... usernames) {
    this.chat = chat;
    this.head = head;
    this.numbers = new int[entries];
    this.authors = new byte[entries];
    this.sentAt = new long[entries];
    this.usernames = usernames.clone();
    Arrays.fill(numbers, -1);
  }

  String chat() {
    return chat;
  }

  /** What message this says. */
  static String text(int number) {
    return WORDS + number;
  }

  /** The number of a message that leaves now; -1 if all have left. */
  int issue(int author, long now) {
    if (issued == numbers.length) {
      return -1;
    }
    authors[issued] = (byte) author;
    sentAt[issued] = now;
    return issued++;
  }

  long sentAt(int number) {
    return sentAt[number];
  }

  /** Notes which seq a message got; tells what is wrong with that, null if nothing. */
  @Nullable String place(int number, long seq) {
    long at = seq - head - 1;
    if (number < 0 || number >= issued || at < 0 || at >= numbers.length) {
      return "message " + number + " has seq " + seq + ", but was not sent or cannot have it";
    }
    if (numbers[(int) at] >= 0) {
      return "seq " + seq + " is that of messages " + numbers[(int) at] + " and " + number;
    }
    numbers[(int) at] = number;
    answered++;
    return null;
  }

  /** True if everything is written. */
  boolean isFull() {
    return answered == numbers.length;
  }

  int answered() {
    return answered;
  }

  /** The first seq that was written. */
  long first() {
    return head + 1;
  }

  /** The last one, once all are. */
  long last() {
    return head + numbers.length;
  }

  /** What is wrong with an entry that was read; null if nothing. */
  @Nullable String problem(long seq, Slice author, Slice text) {
    if (seq < first() || seq > last()) {
      return "seq " + seq + " was not written";
    }
    int number = numbers[(int) (seq - head - 1)];
    boolean right =
        number >= 0
            && text.numberAfter(textPrefix) == number
            && author.is(usernames[authors[number]]);
    return right ? null : "seq " + seq + " is not what was written: " + author + ", " + text;
  }
}
