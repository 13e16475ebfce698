package io.i9chat.bench.workload.group;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to one group: every message by its number 0, 1, 2 …, the seq it got, and how many
 * members have it.
 */
final class GroupBook {
  private static final int FIRST_CAPACITY = 4096;

  private final long head;
  private final int members;
  private long[] sentAt = new long[FIRST_CAPACITY];
  private int[] senders = new int[FIRST_CAPACITY];
  private int[] places = new int[FIRST_CAPACITY];
  private boolean[] answered = new boolean[FIRST_CAPACITY];
  private int[] numbers = new int[FIRST_CAPACITY];
  private int[] deliveries = new int[FIRST_CAPACITY];
  private int issued;
  private int whole;

  /**
   * An empty book.
   *
   * @param head the last seq that the group already has
   * @param members how many are to have every message
   */
  GroupBook(long head, int members) {
    this.head = head;
    this.members = members;
  }

  /** Notes a message that leaves now and gives its number. */
  int issue(int sender, long now) {
    if (issued == sentAt.length) {
      int capacity = 2 * issued;
      sentAt = Arrays.copyOf(sentAt, capacity);
      senders = Arrays.copyOf(senders, capacity);
      places = Arrays.copyOf(places, capacity);
      answered = Arrays.copyOf(answered, capacity);
      numbers = Arrays.copyOf(numbers, capacity);
      deliveries = Arrays.copyOf(deliveries, capacity);
    }
    sentAt[issued] = now;
    senders[issued] = sender;
    return issued++;
  }

  int issued() {
    return issued;
  }

  /** When this message left, as {@link System#nanoTime()}. */
  long sentAt(int number) {
    return sentAt[number];
  }

  /** Who sent it. */
  int sender(int number) {
    return senders[number];
  }

  /**
   * A member tells under which seq a message is in the log; the first is believed, and all others
   * must agree.
   *
   * @return what is wrong with that; null if nothing
   */
  @Nullable String place(int number, long seq) {
    if (number < 0 || number >= issued) {
      return "seq " + seq + " is of a message never sent";
    }
    long place = seq - head;
    if (place < 1 || place > issued) {
      return "message " + number + " has seq " + seq + ", which is not among those to come";
    }
    int at = (int) place;
    if (places[number] == 0 && numbers[at - 1] == 0) {
      places[number] = at;
      numbers[at - 1] = number + 1;
    }
    return places[number] == at && numbers[at - 1] == number + 1
        ? null
        : "message %d has seq %d, but seq %d is of message %d and it has seq %d"
            .formatted(number, seq, seq, numbers[at - 1] - 1, head + places[number]);
  }

  /** The number of the message with this seq, which was {@link #place placed} before. */
  int numberAt(long seq) {
    return numbers[(int) (seq - head) - 1] - 1;
  }

  /**
   * The result came.
   *
   * @return true if all who are to have the message do now
   */
  boolean answer(int number) {
    answered[number] = true;
    return completes(number);
  }

  /** One more member has it; true as above. */
  boolean deliver(int number) {
    deliveries[number]++;
    return completes(number);
  }

  /** True if the next member to have this message is the last one. */
  boolean isLastDelivery(int number) {
    return deliveries[number] == members - 1;
  }

  private boolean completes(int number) {
    boolean complete = answered[number] && deliveries[number] == members;
    if (complete) {
      whole++;
    }
    return complete;
  }

  /** True if the result came before. */
  boolean isAnswered(int number) {
    return answered[number];
  }

  /** How many messages were sent that not all have. */
  int outstanding() {
    return issued - whole;
  }

  /** The seq that the last message must have if nothing else was written. */
  long lastSeq() {
    return head + issued;
  }
}
