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
import io.i9chat.ports.model.chat.SearchTerm;
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
    int limit = command.limit().items();
    // One above the limit tells whether there is more, save where equal times run over it.
    List<Entry> found = find(command, command.before(), limit + 1);
    int kept = Math.min(limit, found.size());
    while (kept > 0
        && kept < found.size()
        && found.get(kept).at().equals(found.get(kept - 1).at())) {
      kept++;
    }
    List<Hit> hits = hits(command.caller(), found.subList(0, kept));
    int fits = PageLimit.unsplit(hits, hit -> hit.item().entry().at(), Hit::item);
    boolean more = fits < hits.size() || kept < found.size();
    if (!more && found.size() > limit) {
      more = !find(command, found.getLast().at(), 1).isEmpty();
    }
    return new Outcome.Page(hits.subList(0, fits), more);
  }

  private List<Entry> find(Command command, @Nullable Instant before, int limit) {
    return search.find(
        command.caller(), command.chat(), command.query().terms(), before, limit, PATIENCE);
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
