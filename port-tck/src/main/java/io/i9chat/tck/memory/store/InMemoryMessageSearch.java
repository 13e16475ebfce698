package io.i9chat.tck.memory.store;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.TimedPage;
import io.i9chat.ports.model.page.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Search by looking at every message. */
final class InMemoryMessageSearch implements MessageSearch {
  private static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparing(Entry::at)
          .thenComparing(Entry::chat)
          .thenComparingLong(Entry::seq)
          .reversed();

  private final StoreState store;

  InMemoryMessageSearch(StoreState store) {
    this.store = store;
  }

  @Override
  public Part<Entry> find(
      PersonId person,
      @Nullable ChatId chat,
      List<SearchTerm> terms,
      @Nullable Instant before,
      PageBound bound,
      Duration patience) {
    long began = System.nanoTime();
    List<Entry> found =
        store.locked(() ->
            in(chat)
                .flatMap(state -> found(state, person, terms))
                .filter(entry -> before == null || entry.at().isBefore(before))
                .sorted(NEWEST_FIRST)
                .toList());
    if (System.nanoTime() - began > patience.toNanos()) {
      throw new PortFailure("the search took longer than " + patience);
    }
    return page(found, bound);
  }

  private Stream<ChatState> in(@Nullable ChatId chat) {
    return store.chats.values().stream().filter(state -> chat == null || state.id.equals(chat));
  }

  private static Stream<Entry> found(ChatState chat, PersonId person, List<SearchTerm> terms) {
    Membership membership = chat.membership(person);
    return chat.log.entries.stream()
        .filter(entry -> entry.payload() instanceof Payload.Message)
        .filter(entry -> entry.seq() > membership.cleared() && membership.sees(entry.seq()))
        .filter(entry ->
            chat.log.lastEdit(entry.seq()).map(edit -> membership.sees(edit.seq())).orElse(true))
        .filter(entry -> has(chat.log.words(entry.seq()), terms));
  }

  private static boolean has(List<String> words, List<SearchTerm> terms) {
    return terms.stream()
        .allMatch(term ->
            switch (term) {
              case SearchTerm.Prefix prefix ->
                  words.stream().anyMatch(word -> word.startsWith(prefix.start()));
              case SearchTerm.Sequence sequence ->
                  Collections.indexOfSubList(words, sequence.words()) >= 0;
            });
  }

  private static Part<Entry> page(List<Entry> found, PageBound bound) {
    TimedPage<Entry> page = new TimedPage<>(bound);
    found.forEach(entry -> page.add(entry, Weight.of(entry), entry.at()));
    return page.part();
  }
}
