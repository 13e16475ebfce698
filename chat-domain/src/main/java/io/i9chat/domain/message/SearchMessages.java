package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.domain.chat.Item;
import io.i9chat.domain.chat.Items;
import io.i9chat.domain.chat.PageLimit;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.TimedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages by their words, in all chats of a person or in one. What is searched is decided by
 * {@link MessageSearch}. Rules: SEARCH-B.
 */
public final class SearchMessages {
  /** How long a search may take. */
  public static final Duration PATIENCE = Duration.ofMillis(500);

  /** What is looked for: words, each of which must be the start of a word of the message. */
  public record Query(String text) {
    /** The smallest number of characters. */
    public static final int MIN = 2;

    /** The greatest number of characters that count; more are cut off. */
    public static final int MAX = 200;

    /** The greatest number of words that count; more are left out. */
    public static final int WORDS = 16;

    /**
     * Checks it.
     *
     * @throws InvalidValue if it has less than 2 characters or no word
     */
    public Query {
      var unused = Words.terms(text);
    }

    List<SearchTerm> terms() {
      return Words.terms(text);
    }
  }

  /**
   * Who looks for what.
   *
   * @param chat where to look, {@code null} for everywhere
   * @param before only messages sent before this, {@code null} for all
   */
  public record Command(
      PersonId caller,
      @Nullable ChatId chat,
      Query query,
      @Nullable Instant before,
      PageLimit limit) {}

  /** What they find. */
  public sealed interface Outcome {
    /**
     * A page, the newest first; messages of one time are never split over pages.
     *
     * @param hasMore whether older ones follow
     */
    record Page(List<Hit> hits, boolean hasMore) implements Outcome {}

    /** No chat that they may see. */
    record NotFound() implements Outcome {}
  }

  /** A message that was found, as it now is. */
  public record Hit(ChatId chat, Item item) {}

  /** More than what stands around an item that was found, as JSON. */
  private static final int HIT = 80;

  private final Chats chats;
  private final MessageSearch search;
  private final Items items;

  SearchMessages(Chats chats, MessageSearch search, Items items) {
    this.chats = chats;
    this.search = search;
    this.items = items;
  }

  /**
   * Looks.
   *
   * @throws PortFailure if it takes longer than {@link #PATIENCE}
   */
  public Outcome handle(Command command) {
    if (command.chat() != null && reading(command.caller(), command.chat()) == null) {
      return new Outcome.NotFound();
    }
    PageBound bound = command.limit().bound();
    Part<Entry> found =
        search.find(
            command.caller(),
            command.chat(),
            command.query().terms(),
            command.before(),
            bound,
            PATIENCE);
    Part<Hit> page = page(command.caller(), found.items(), bound);
    return new Outcome.Page(page.items(), page.more() || found.more());
  }

  /** As many as fit of what was found, made as far as one page at a time. */
  private Part<Hit> page(PersonId caller, List<Entry> found, PageBound bound) {
    TimedPage<Hit> page = new TimedPage<>(bound);
    List<Entry> left = found;
    while (!left.isEmpty() && !page.isFull()) {
      Map<Entry, Optional<Hit>> made = hits(caller, left, bound.bytes());
      List<Entry> next = left.stream().takeWhile(made::containsKey).toList();
      for (Entry entry : next) {
        made.getOrDefault(entry, Optional.empty())
            .ifPresent(hit -> page.add(hit, HIT + PageLimit.weight(hit.item()), entry.at()));
      }
      left = left.subList(next.size(), left.size());
    }
    return page.part();
  }

  private ChatAccess.@Nullable Reading reading(PersonId caller, ChatId chat) {
    return ChatAccess.of(chats, chat, caller).reading();
  }

  /**
   * The items of what was found, those of each chat made together, until they weigh {@code bytes};
   * that of the first is always among them. Empty for what the caller does not see any more.
   */
  private Map<Entry, Optional<Hit>> hits(PersonId caller, List<Entry> found, long bytes) {
    Map<ChatId, List<Entry>> byChat = new LinkedHashMap<>();
    found.forEach(
        entry -> byChat.computeIfAbsent(entry.chat(), chat -> new ArrayList<>()).add(entry));
    Map<Entry, Optional<Hit>> hits = HashMap.newHashMap(found.size());
    long left = bytes;
    for (Map.Entry<ChatId, List<Entry>> each : byChat.entrySet()) {
      ChatAccess.Reading reading = left < 1 ? null : reading(caller, each.getKey());
      if (reading != null) {
        for (Item item : items.of(each.getValue(), reading, caller, left)) {
          hits.put(item.entry(), Optional.of(new Hit(each.getKey(), item)));
          left -= PageLimit.weight(item);
        }
      } else if (left > 0) {
        each.getValue().forEach(entry -> hits.put(entry, Optional.empty()));
      }
    }
    return hits;
  }
}
