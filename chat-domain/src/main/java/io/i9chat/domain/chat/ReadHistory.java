package io.i9chat.domain.chat;

import io.i9chat.domain.chat.ChatAccess.Reading;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.Receipts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.Cursor;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.LogPage;
import io.i9chat.ports.model.chat.Watermarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a chat's history: messages as they now are, and activities, in seq order. */
public final class ReadHistory {
  /** Where a page lies. */
  public sealed interface Range {
    /** The newest items. */
    record Newest() implements Range {}

    /** The newest items below {@code seq}. */
    record Before(long seq) implements Range {}

    /** The oldest items above {@code seq}. */
    record After(long seq) implements Range {}

    /** Items on both sides of {@code seq}, its own included. */
    record Around(long seq) implements Range {}
  }

  /** Who reads what. */
  public record Command(PersonId caller, ChatId chat, Range range, PageLimit limit) {}

  /** What they see. */
  public sealed interface Outcome {
    /**
     * A page.
     *
     * @param hasMore whether there is more in the direction asked; older, around a seq
     * @param head the seq that this state includes
     */
    record Page(List<Item> items, boolean hasMore, long head) implements Outcome {}

    /** No chat that they may see. */
    record NotFound() implements Outcome {}
  }

  private final Reader reader;
  private final ChatLog log;
  private final Receipts receipts;
  private final Items items;

  ReadHistory(Chats chats, ChatLog log, Receipts receipts, Items items) {
    this.reader = new Reader(chats);
    this.log = log;
    this.receipts = receipts;
    this.items = items;
  }

  /** Reads a page. */
  public Outcome handle(Command command) {
    Optional<Outcome> page =
        reader.read(command.chat(), command.caller(), reading -> page(command, reading));
    return page.orElseGet(Outcome.NotFound::new);
  }

  private Outcome page(Command command, Reading reading) {
    int limit = command.limit().items();
    LogPage page =
        switch (command.range()) {
          case Range.Newest newest -> older(reading, Long.MAX_VALUE, limit, PageLimit.BYTES);
          case Range.Before before -> older(reading, before.seq(), limit, PageLimit.BYTES);
          case Range.After after -> newer(reading, after.seq(), limit, PageLimit.BYTES);
          case Range.Around around -> around(reading, around.seq(), limit);
        };
    Map<PersonId, Watermarks> marks =
        reading.chat().kind() == ChatKind.DIRECT
            ? receipts.of(command.chat(), reading.chat().members().keySet())
            : Map.of();
    return new Outcome.Page(
        items.of(page.entries(), reading, command.caller(), marks),
        page.more(),
        reading.head(page.head()));
  }

  private LogPage older(Reading reading, long below, int limit, int bytes) {
    LogPage page =
        log.history(reading.chat().id(), reading.shown(), new Cursor.Before(below), limit);
    int size = page.entries().size();
    int kept = Trim.last(page.entries(), bytes);
    return kept == size
        ? page
        : new LogPage(page.entries().subList(size - kept, size), true, page.head());
  }

  private LogPage newer(Reading reading, long above, int limit, int bytes) {
    LogPage page =
        log.history(reading.chat().id(), reading.shown(), new Cursor.After(above), limit);
    int kept = Trim.first(page.entries(), bytes);
    return kept == page.entries().size()
        ? page
        : new LogPage(page.entries().subList(0, kept), true, page.head());
  }

  /**
   * Half from the seq down, half above it; what either side leaves of the limit is not refilled.
   */
  private LogPage around(Reading reading, long seq, int limit) {
    long top = seq == Long.MAX_VALUE ? seq : seq + 1;
    LogPage older = older(reading, top, limit - limit / 2, PageLimit.BYTES / 2);
    if (limit == 1) {
      return older;
    }
    LogPage newer = newer(reading, seq, limit / 2, PageLimit.BYTES / 2);
    List<Entry> both = new ArrayList<>(older.entries());
    both.addAll(newer.entries());
    return new LogPage(both, older.more(), Math.min(older.head(), newer.head()));
  }
}
