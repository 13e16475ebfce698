package io.i9chat.domain.chat;

import io.i9chat.domain.chat.ChatAccess.Reading;
import io.i9chat.domain.entry.Names;
import io.i9chat.domain.entry.SeenEntries;
import io.i9chat.domain.entry.SeenEntry;
import io.i9chat.ports.chat.ChatLog;
import io.i9chat.ports.chat.Inbox;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatHead;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a person everything that came into their chats since what they have. One answer, over all
 * chats, weighs at most {@link PageLimit#BYTES}, unless its first chat with one entry is more; the
 * store reads no more than that and one entry.
 */
public final class SyncChats {
  /** The greatest number of chats that a caller may name. */
  public static final int KNOWN = 2_000;

  /** The greatest number of entries that one answer holds of one chat. */
  public static final int ENTRIES = 1_000;

  /**
   * Who has what.
   *
   * @param known the last seq held of each chat; a chat that is not named is known at 0
   */
  public record Command(PersonId caller, Map<ChatId, Long> known) {
    /**
     * Takes a copy of the map and checks it.
     *
     * @throws InvalidValue if it names too many chats or a negative seq
     */
    public Command {
      known = Map.copyOf(known);
      if (known.size() > KNOWN) {
        throw new InvalidValue("must name at most " + KNOWN + " chats");
      }
      if (known.values().stream().anyMatch(seq -> seq < 0)) {
        throw new InvalidValue("must hold seqs from 0 up");
      }
    }
  }

  /** What they missed. */
  public sealed interface Outcome {
    /**
     * The chats with news, the most recently active first.
     *
     * @param unchanged how many of the caller's chats have nothing new
     * @param hasMore whether more chats have news: sync again with the seqs now held
     */
    record Synced(List<News> chats, int unchanged, boolean hasMore) implements Outcome {}
  }

  /**
   * What is new in one chat.
   *
   * @param entries the visible ones above the known seq, in order
   * @param more whether entries up to the chat's head are still to be read from its log
   */
  public record News(ChatSummary chat, List<SeenEntry> entries, boolean more) {}

  private final ChatLog log;
  private final Inbox inbox;
  private final Summaries summaries;
  private final Names names;

  SyncChats(ChatLog log, Inbox inbox, Summaries summaries, Names names) {
    this.log = log;
    this.inbox = inbox;
    this.summaries = summaries;
    this.names = names;
  }

  /** Brings what is new. */
  public Outcome handle(Command command) {
    List<ChatHead> heads = inbox.heads(command.caller());
    List<ChatHead> behind =
        heads.stream()
            .filter(chat -> chat.head() > command.known().getOrDefault(chat.chat(), 0L))
            .toList();
    List<News> news = new ArrayList<>();
    long left = PageLimit.BYTES;
    int done = 0;
    while (done < behind.size() && news.size() < PageLimit.MAX) {
      ChatId chat = behind.get(done).chat();
      Optional<InboxItem> item = inbox.item(command.caller(), chat);
      if (item.isPresent()) {
        ChatSummary summary = summaries.of(command.caller(), item.get());
        left -= PageLimit.weight(summary);
        if (!news.isEmpty() && left < 1) {
          break;
        }
        long known = command.known().getOrDefault(chat, 0L);
        Missed missed = missed(command.caller(), item.get(), known, Math.max(1, left));
        left -= missed.weight();
        if (!news.isEmpty() && left < 0) {
          break;
        }
        news.add(
            new News(
                summary,
                SeenEntries.of(missed.entries(), item.get().chat().of(command.caller()), names),
                missed.more()));
      }
      done++;
    }
    return new Outcome.Synced(news, heads.size() - behind.size(), done < behind.size());
  }

  /** What was read of one chat, and whether there is more of it up to its head. */
  private record Missed(List<Entry> entries, boolean more) {
    /** Above what was left only if the first entry is, which is always read. */
    long weight() {
      return entries.stream().mapToLong(Weight::of).sum();
    }
  }

  /**
   * Reads no further than a page goes.
   *
   * @param left how many bytes of the page are left
   */
  private Missed missed(PersonId caller, InboxItem item, long known, long left) {
    Reading reading = new Reading(item.chat(), item.chat().of(caller));
    PageBound bound = new PageBound(ENTRIES, left);
    LogPage page = log.log(item.chat().id(), reading.shown(), new Cursor.After(known), bound);
    // The summary was read first: what came since belongs to the next sync, or to live events.
    List<Entry> entries =
        page.entries().stream().filter(entry -> entry.seq() <= item.head()).toList();
    boolean more = page.more() && !entries.isEmpty() && entries.getLast().seq() < item.head();
    return new Missed(entries, more);
  }
}
