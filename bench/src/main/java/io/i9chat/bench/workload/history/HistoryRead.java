package io.i9chat.bench.workload.history;

import java.util.SplittableRandom;

/** The ways of reading that are measured. */
enum HistoryRead {
  /** The page that a client shows first. */
  NEWEST("newest page"),
  /** A page far back, before a random entry. */
  BEFORE("page before a random entry"),
  /** The page in which a found entry is shown. */
  AROUND("page around a random entry"),
  /** A page of the log behind a random entry. */
  LOG("log behind a random entry"),
  /** What was missed since yesterday. */
  SYNC("sync after a day away");

  static final int PAGE = 50;

  private final String title;

  HistoryRead(String title) {
    this.title = title;
  }

  /** What it is called in the table. */
  String title() {
    return title;
  }

  String operation() {
    return switch (this) {
      case NEWEST, BEFORE, AROUND -> "chats.history";
      case LOG -> "chats.log";
      case SYNC -> "chats.sync";
    };
  }

  /** The arguments, with the seq that {@link #seq} gave. */
  String arguments(String chat, long seq) {
    String page = "\"chatId\":\"" + chat + "\",\"limit\":" + PAGE;
    return switch (this) {
      case NEWEST -> page;
      case BEFORE -> page + ",\"before\":" + seq;
      case AROUND -> page + ",\"around\":" + seq;
      case LOG -> page + ",\"after\":" + seq;
      case SYNC -> "\"known\":{\"" + chat + "\":" + seq + "}";
    };
  }

  /**
   * A seq to ask with, such that a whole page can be had.
   *
   * @param away how many entries a sync is to bring
   */
  long seq(HistoryBook book, int away, SplittableRandom random) {
    return switch (this) {
      case NEWEST -> book.last() + 1;
      case BEFORE -> random.nextLong(book.first() + PAGE, book.last() + 1);
      case AROUND -> random.nextLong(book.first() + PAGE, book.last() - PAGE);
      case LOG -> random.nextLong(book.first(), book.last() - PAGE);
      case SYNC -> book.last() - Math.min(away, book.last() - book.first());
    };
  }

  /**
   * True if these are the seqs that the call must bring, which followed one another.
   *
   * @param asked the seq of the call
   * @param head the last seq of the chat
   * @param more whether the answer said that there is more
   */
  boolean isRight(long asked, long head, long first, long last, boolean more) {
    boolean whole = last - first + 1 == PAGE;
    return switch (this) {
      case NEWEST, BEFORE -> whole && last == asked - 1;
      case AROUND -> whole && first <= asked && last >= asked;
      case LOG -> whole && first == asked + 1;
      case SYNC -> first == asked + 1 && (more ? last < head : last == head);
    };
  }
}
