package io.i9chat.bench.workload.direct;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one author sent to one chat, by the number of the call, and under which seq each of those
 * who must learn of it did. Holds 20 bytes a message, so that a run can be checked to the last one.
 */
final class SentMessages {
  /** Who learns of a message. */
  enum Witness {
    /** The result of the call. */
    RESULT(0),
    /** The event on the author's own connection. */
    AUTHOR(1),
    /** The event on the other person's connection. */
    RECIPIENT(2);

    private final int row;

    Witness(int row) {
      this.row = row;
    }
  }

  private static final Witness[] WITNESSES = Witness.values();
  private static final int FIRST_CAPACITY = 1024;
  private static final int REFUSED = -1;

  private final int[][] seqs = new int[WITNESSES.length][FIRST_CAPACITY];
  private long[] sentAt = new long[FIRST_CAPACITY];
  private final int[] tellings = new int[WITNESSES.length];
  private int issued;
  private int refused;

  /** Notes a call that leaves now and gives its number: 0, 1, 2 … */
  int issue(long now) {
    if (issued == sentAt.length) {
      int capacity = 2 * issued;
      sentAt = Arrays.copyOf(sentAt, capacity);
      for (int i = 0; i < seqs.length; i++) {
        seqs[i] = Arrays.copyOf(seqs[i], capacity);
      }
    }
    sentAt[issued] = now;
    return issued++;
  }

  /** When this call left, as {@link System#nanoTime()}. */
  long sentAt(int number) {
    return sentAt[number];
  }

  /**
   * A witness tells of a message.
   *
   * @param seq 1 to 2,147,483,647
   * @return what is wrong with that; null if nothing
   */
  @Nullable String tell(Witness witness, int number, long seq) {
    if (number < 0 || number >= issued) {
      return witness + " tells of a message never sent, seq " + seq;
    }
    if (seq < 1 || seq > Integer.MAX_VALUE) {
      return witness + " tells of message " + number + " with seq " + seq;
    }
    int[] told = seqs[witness.row];
    int before = told[number];
    if (before != 0) {
      return witness + " tells twice of message " + number + ": seq " + before + " and " + seq;
    }
    told[number] = (int) seq;
    tellings[witness.row]++;
    return null;
  }

  /** The call was answered by an error; false if it was answered before or never made. */
  boolean refuse(int number) {
    if (number < 0 || number >= issued || seqs[Witness.RESULT.row][number] != 0) {
      return false;
    }
    seqs[Witness.RESULT.row][number] = REFUSED;
    refused++;
    return true;
  }

  /** How many calls were made. */
  int issued() {
    return issued;
  }

  /** How many tellings by any witness are still to come. */
  int outstanding() {
    int missing = 0;
    for (int told : tellings) {
      missing += Math.max(0, issued - refused - told);
    }
    return missing;
  }

  /** The seq that the result gave; 0 or less if there was none. */
  int resultSeq(int number) {
    return seqs[Witness.RESULT.row][number];
  }

  /**
   * What is missing or contradicts itself; null if every witness told the same of every message.
   */
  @Nullable String problem() {
    int untold = firstUntold();
    if (untold >= 0) {
      return "message " + untold + " of " + issued + " is incomplete: " + describe(untold);
    }
    int[] results = seqs[Witness.RESULT.row];
    for (int number = 0; number < issued; number++) {
      for (int[] told : seqs) {
        if (results[number] > 0 && told[number] != results[number]) {
          return "message " + number + " has more than one seq: " + describe(number);
        }
      }
    }
    return null;
  }

  private int firstUntold() {
    int[] results = seqs[Witness.RESULT.row];
    for (int number = 0; number < issued; number++) {
      for (int[] told : seqs) {
        if (told[number] == 0 && results[number] != REFUSED) {
          return number;
        }
      }
    }
    return -1;
  }

  private String describe(int number) {
    StringBuilder text = new StringBuilder();
    for (Witness witness : WITNESSES) {
      text.append(witness).append(' ').append(seqs[witness.row][number]).append(' ');
    }
    return text.toString().strip();
  }
}
