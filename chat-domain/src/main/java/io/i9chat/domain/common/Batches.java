package io.i9chat.domain.common;

import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.PageBound;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Does with any number of things what is done with so many at a time. */
public final class Batches {
  private Batches() {}

  /** The list in parts of at most {@code most}, in its order. */
  public static <T> List<List<T>> of(List<T> all, int most) {
    return IntStream.iterate(0, from -> from < all.size(), from -> from + most)
        .mapToObj(from -> all.subList(from, Math.min(all.size(), from + most)))
        .toList();
  }

  /** Hands on the entries at these seqs, in seq order; seqs without an entry are left out. */
  public static void at(
      ChatLog log, ChatId chat, Collection<Long> seqs, Consumer<? super Entry> reader) {
    pages(log, chat, seqs, page -> page.forEach(reader));
  }

  /** The same a page at a time. */
  public static void pages(
      ChatLog log, ChatId chat, Collection<Long> seqs, Consumer<? super List<Entry>> reader) {
    TreeSet<Long> left = new TreeSet<>(seqs);
    while (!left.isEmpty()) {
      List<Entry> read = log.at(chat, left, PageBound.of(left.size()));
      if (read.isEmpty()) {
        return;
      }
      reader.accept(read);
      left = new TreeSet<>(left.tailSet(read.getLast().seq(), false));
    }
  }
}
