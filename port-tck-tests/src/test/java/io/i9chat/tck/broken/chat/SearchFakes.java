package io.i9chat.tck.broken.chat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.tck.StoreVariant;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Searches that break a rule each. */
public final class SearchFakes {
  private SearchFakes() {}

  /** Everything a search is asked with. */
  private record Asked(
      PersonId person,
      @Nullable ChatId chat,
      List<SearchTerm> terms,
      @Nullable Instant before,
      PageBound bound,
      Duration patience) {
    Part<Entry> of(MessageSearch search) {
      return search.find(person, chat, terms, before, bound, patience);
    }

    Asked with(List<SearchTerm> others) {
      return new Asked(person, chat, others, before, bound, patience);
    }

    Asked upTo(PageBound other) {
      return new Asked(person, chat, terms, before, other, patience);
    }

    Asked within(Duration time) {
      return new Asked(person, chat, terms, before, bound, time);
    }
  }

  @FunctionalInterface
  private interface Breaking {
    Part<Entry> find(MessageSearch real, Asked asked);
  }

  private static Fake search(String rule, String how, Breaking breaking) {
    return store(
        rule,
        how,
        good -> {
          MessageSearch real = good.search();
          MessageSearch broken =
              (person, chat, terms, before, bound, patience) ->
                  breaking.find(real, new Asked(person, chat, terms, before, bound, patience));
          return StoreVariant.with(good, MessageSearch.class, broken);
        });
  }

  private static Fake store(String rule, String how, UnaryOperator<StorePorts> breaking) {
    return Fake.ofStore(rule, how, Cases.SearchCase.class, breaking);
  }

  public static List<Fake> all() {
    List<Fake> fakes = new ArrayList<>(terms());
    fakes.addAll(pages());
    return fakes;
  }

  private static List<Fake> terms() {
    return List.of(
        search(
            "SEARCH-1",
            "the words of a sequence may stand anywhere",
            (real, asked) ->
                asked.with(asked.terms.stream().flatMap(SearchFakes::parted).toList()).of(real)),
        search(
            "SEARCH-1",
            "a prefix is a whole word",
            (real, asked) ->
                asked.with(asked.terms.stream().map(SearchFakes::whole).toList()).of(real)),
        new Fake(
            "SEARCH-2",
            "what one searched is told to the next",
            Cases.SearchCase.class,
            SearchFakes::shared),
        store(
            "SEARCH-3",
            "words that are replaced are found",
            good -> {
              Map<Object, Part<Entry>> found = new ConcurrentHashMap<>();
              MessageSearch real = good.search();
              MessageSearch cached =
                  (person, chat, terms, before, bound, patience) -> {
                    Asked asked = new Asked(person, chat, terms, before, bound, patience);
                    return found.computeIfAbsent(asked, key -> asked.of(real));
                  };
              return StoreVariant.with(good, MessageSearch.class, cached);
            }));
  }

  private static List<Fake> pages() {
    return List.of(
        search(
            "SEARCH-4",
            "oldest first",
            (real, asked) -> {
              Part<Entry> found = asked.of(real);
              return new Part<>(found.items().reversed(), found.more());
            }),
        search(
            "SEARCH-4",
            "a page never runs over",
            (real, asked) -> {
              List<Entry> found = asked.of(real).items();
              int most = asked.bound.items();
              return new Part<>(found.stream().limit(most).toList(), found.size() > most);
            }),
        search(
            "SEARCH-5",
            "patience has no end",
            (real, asked) -> asked.within(Duration.ofDays(1)).of(real)),
        search(
            "SEARCH-6",
            "bytes are not looked at",
            (real, asked) ->
                asked.upTo(new PageBound(asked.bound.items(), Long.MAX_VALUE)).of(real)),
        search(
            "SEARCH-6",
            "a full page promises more",
            (real, asked) -> {
              Part<Entry> found = asked.of(real);
              return new Part<>(
                  found.items(), found.more() || found.items().size() >= asked.bound.items());
            }));
  }

  private static Stream<SearchTerm> parted(SearchTerm term) {
    return term instanceof SearchTerm.Sequence sequence
        ? sequence.words().stream().map(word -> new SearchTerm.Sequence(List.of(word)))
        : Stream.of(term);
  }

  private static SearchTerm whole(SearchTerm term) {
    return term instanceof SearchTerm.Prefix prefix
        ? new SearchTerm.Sequence(List.of(prefix.start()))
        : term;
  }

  /** Tells all callers that search a chat what the first that found something was told. */
  private static StorePorts shared() {
    StorePorts good = InMemoryPorts.freshStore();
    MessageSearch real = good.search();
    Map<List<Object>, Part<Entry>> found = new ConcurrentHashMap<>();
    MessageSearch shared =
        (person, chat, terms, before, bound, patience) -> {
          Part<Entry> own = real.find(person, chat, terms, before, bound, patience);
          Part<Entry> first = chat == null ? null : found.get(List.of(chat, terms));
          if (chat != null && !own.items().isEmpty()) {
            found.putIfAbsent(List.of(chat, terms), own);
          }
          return first == null ? own : first;
        };
    return StoreVariant.with(good, MessageSearch.class, shared);
  }
}
