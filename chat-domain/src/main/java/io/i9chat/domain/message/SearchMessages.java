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
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.PageBound;
import io.i9chat.ports.model.chat.Part;
import io.i9chat.ports.model.chat.SearchTerm;
import io.i9chat.ports.model.chat.TimedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds messages by their words, in all chats of a person or in one. */
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
    Part<Hit> page = page(hits(command.caller(), found.items()), bound);
    return new Outcome.Page(page.items(), page.more() || found.more());
  }

  private static Part<Hit> page(List<Hit> hits, PageBound bound) {
    TimedPage<Hit> page = new TimedPage<>(bound);
    hits.forEach(hit -> page.add(hit, HIT + PageLimit.weight(hit.item()), hit.item().entry().at()));
    return page.part();
  }

  private ChatAccess.@Nullable Reading reading(PersonId caller, ChatId chat) {
    return ChatAccess.of(chats.view(chat, List.of(caller)), caller).reading();
  }

  /** The items of what was found, those of each chat made together. */
  private List<Hit> hits(PersonId caller, List<Entry> found) {
    Map<ChatId, List<Entry>> byChat = new LinkedHashMap<>();
    found.forEach(
        entry -> byChat.computeIfAbsent(entry.chat(), chat -> new ArrayList<>()).add(entry));
    Map<Entry, Hit> hits = HashMap.newHashMap(found.size());
    byChat.forEach((chat, entries) -> {
      ChatAccess.Reading reading = reading(caller, chat);
      if (reading != null) {
        items
            .of(entries, reading, caller)
            .forEach(item -> hits.put(item.entry(), new Hit(chat, item)));
      }
    });
    return found.stream().filter(hits::containsKey).map(hits::get).toList();
  }
}
