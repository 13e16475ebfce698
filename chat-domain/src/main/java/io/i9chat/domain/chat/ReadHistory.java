package io.i9chat.domain.chat;

import io.i9chat.domain.chat.ChatAccess.Reading;
import io.i9chat.domain.chat.Items.Folded;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Cursor;
import io.i9chat.ports.model.chat.LogPage;
import java.util.ArrayList;
import java.util.List;
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

  /** How often a page is read again because what was done to it came after it was read. */
  private static final int ATTEMPTS = 3;

  private final Reader reader;
  private final ChatLog log;
  private final Items items;

  ReadHistory(Chats chats, ChatLog log, Items items) {
    this.reader = new Reader(chats);
    this.log = log;
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
    Reach reach = new Reach(reading, command.caller());
    return switch (command.range()) {
      case Range.Newest newest -> reach.older(Long.MAX_VALUE, limit, PageLimit.BYTES);
      case Range.Before before -> reach.older(before.seq(), limit, PageLimit.BYTES);
      case Range.After after -> reach.newer(after.seq(), limit, PageLimit.BYTES);
      case Range.Around around -> reach.around(around.seq(), limit);
    };
  }

  /** What one reader may see of one chat. */
  private final class Reach {
    private final Reading reading;
    private final PersonId caller;

    Reach(Reading reading, PersonId caller) {
      this.reading = reading;
      this.caller = caller;
    }

    Outcome.Page older(long below, int limit, int bytes) {
      Outcome.Page page = page(new Cursor.Before(below), limit);
      int size = page.items().size();
      int kept = Trim.first(page.items().reversed(), bytes, PageLimit::weight);
      return kept == size
          ? page
          : new Outcome.Page(page.items().subList(size - kept, size), true, page.head());
    }

    Outcome.Page newer(long above, int limit, int bytes) {
      Outcome.Page page = page(new Cursor.After(above), limit);
      int kept = Trim.first(page.items(), bytes, PageLimit::weight);
      return kept == page.items().size()
          ? page
          : new Outcome.Page(page.items().subList(0, kept), true, page.head());
    }

    /**
     * Half from the seq down, half above it; what either side leaves of the limit is not refilled.
     */
    Outcome.Page around(long seq, int limit) {
      long top = seq == Long.MAX_VALUE ? seq : seq + 1;
      Outcome.Page older = older(top, limit - limit / 2, PageLimit.BYTES / 2);
      if (limit == 1) {
        return older;
      }
      Outcome.Page newer = newer(seq, limit / 2, PageLimit.BYTES / 2);
      List<Item> both = new ArrayList<>(older.items());
      both.addAll(newer.items());
      return new Outcome.Page(both, older.hasMore(), Math.min(older.head(), newer.head()));
    }

    /** A page in the state of its head, unless the chat changes too fast for that. */
    private Outcome.Page page(Cursor cursor, int limit) {
      LogPage page = log.history(reading.chat().id(), reading.shown(), cursor, limit);
      Folded folded = items.fold(page.entries(), reading, caller, null);
      for (int i = 1; i < ATTEMPTS && folded.upTo() > page.head(); i++) {
        page = log.history(reading.chat().id(), reading.shown(), cursor, limit);
        folded = items.fold(page.entries(), reading, caller, null);
      }
      return new Outcome.Page(folded.items(), page.more(), reading.head(page.head()));
    }
  }
}
