package io.i9chat.domain.chat;

import io.i9chat.domain.chat.ChatAccess.Reading;
import io.i9chat.domain.chat.Items.Folded;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
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
    PageBound bound = command.limit().bound();
    Reach reach = new Reach(reading, command.caller());
    return switch (command.range()) {
      case Range.Newest newest -> reach.older(Long.MAX_VALUE, bound);
      case Range.Before before -> reach.older(before.seq(), bound);
      case Range.After after -> reach.newer(after.seq(), bound);
      case Range.Around around -> reach.around(around.seq(), bound);
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

    Outcome.Page older(long below, PageBound bound) {
      return page(new Cursor.Before(below), bound);
    }

    Outcome.Page newer(long above, PageBound bound) {
      return page(new Cursor.After(above), bound);
    }

    /**
     * Half from the seq down, half above it; what either side leaves of the limit is not refilled.
     */
    Outcome.Page around(long seq, PageBound bound) {
      long top = seq == Long.MAX_VALUE ? seq : seq + 1;
      int below = bound.items() - bound.items() / 2;
      Outcome.Page older = older(top, new PageBound(below, bound.bytes() / 2));
      if (bound.items() == 1) {
        return older;
      }
      Outcome.Page newer = newer(seq, new PageBound(bound.items() / 2, bound.bytes() / 2));
      List<Item> both = new ArrayList<>(older.items());
      both.addAll(newer.items());
      return new Outcome.Page(both, older.hasMore(), Math.min(older.head(), newer.head()));
    }

    /** A page in the state of its head, unless the chat changes too fast for that. */
    private Outcome.Page page(Cursor cursor, PageBound bound) {
      LogPage page = log.history(reading.chat().id(), reading.shown(), cursor, bound);
      Folded folded = fold(page, cursor, bound);
      for (int i = 1; i < ATTEMPTS && folded.upTo() > page.head(); i++) {
        page = log.history(reading.chat().id(), reading.shown(), cursor, bound);
        folded = fold(page, cursor, bound);
      }
      List<Item> taken = folded.items();
      return new Outcome.Page(
          cursor instanceof Cursor.Before ? List.copyOf(taken.reversed()) : taken,
          page.more() || folded.more(),
          reading.head(page.head()));
    }

    /**
     * The items nearest to the cursor: what was done to messages may make them heavier than they
     * were when they were read.
     */
    private Folded fold(LogPage page, Cursor cursor, PageBound bound) {
      List<Entry> nearest =
          cursor instanceof Cursor.Before ? page.entries().reversed() : page.entries();
      return items.fold(nearest, reading, caller, null, bound.bytes());
    }
  }
}
