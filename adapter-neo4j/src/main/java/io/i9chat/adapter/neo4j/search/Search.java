package io.i9chat.adapter.neo4j.search;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.log.Entries;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.TimedPage;
import io.i9chat.ports.model.page.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * One search. The full-text index knows words and chats but no order. So all of a person's chats
 * are asked at once for what can be put in order here; where that is too much, they are gone
 * through one by one, the latest active first, each from its end, until nothing that is left can be
 * newer than what was found.
 */
public final class Search {
  /** How many messages of all chats together are fetched to be put in order here. */
  private static final int AT_ONCE = 400;

  /** How many messages of some blocks of one chat are: more than one block has. */
  private static final int OF_BLOCKS = 2_000;

  /** How many blocks may be searched at once on what two of them promise. */
  private static final int MOST_BLOCKS = 64;

  /** How many chats one query names; the index takes 1,024 alternatives. */
  private static final int CHATS = 500;

  /** How many messages that are not indexed yet may have what is looked for. */
  private static final int MOST_UNINDEXED = 20_000;

  private final Graph graph;
  private final List<SearchTerm> terms;
  private final @Nullable Instant before;
  private final int limit;
  private final long end;
  private final Map<ChatId, SearchedChat> places = new LinkedHashMap<>();
  private final List<Hit> hits = new ArrayList<>();
  private final Set<Hit> found = new HashSet<>();

  Search(
      Graph graph, List<SearchTerm> terms, @Nullable Instant before, int limit, Duration patience) {
    this(graph, terms, before, limit, System.nanoTime() + patience.toNanos());
  }

  private Search(
      Graph graph, List<SearchTerm> terms, @Nullable Instant before, int limit, long end) {
    this.graph = graph;
    this.terms = terms;
    this.before = before;
    this.limit = limit;
    this.end = end;
  }

  /** The same search in what is left of its time, of messages before a time. */
  Search before(Instant time, int most) {
    return new Search(graph, terms, time, most, end);
  }

  private void add(SearchedChat place) {
    if (!place.seen().isEmpty()) {
      places.put(place.chat(), place);
    }
  }

  <T> List<T> rows(String query, Map<String, Object> in, Function<Record, T> meaning) {
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (left.toMillis() < 1) {
      throw new PortFailure("the search took too long");
    }
    return graph.rows(query, in, left, meaning);
  }

  /** What is not in the full-text index yet; looked for before that, which may get it meanwhile. */
  private void unindexed() {
    Map<String, Object> in =
        Map.of(
            "chats", places.keySet().stream().map(ChatId::toString).toList(),
            "part", WordSpelling.partOf(terms),
            "most", MOST_UNINDEXED + 1L);
    List<Found> rows = rows(SearchQueries.UNINDEXED, in, Found::of);
    if (rows.size() > MOST_UNINDEXED) {
      throw new PortFailure("too many messages with the words are still being indexed");
    }
    for (Found message : rows) {
      if (message.said() != null && WordSpelling.match(message.said(), terms)) {
        add(message);
      }
    }
  }

  private void add(Found message) {
    SearchedChat place = places.get(message.chat());
    if (place != null
        && place.shows(message.seq(), message.edit())
        && (before == null || message.at().isBefore(before))) {
      Hit hit = new Hit(place, message.seq(), message.at());
      if (found.add(hit)) {
        hits.add(hit);
      }
    }
  }

  private void run() {
    unindexed();
    List<SearchedChat> latest =
        places.values().stream()
            .sorted(Comparator.comparing(SearchedChat::activeAt).reversed())
            .toList();
    if (!latest.isEmpty() && isFullByTheEndOf(latest.getFirst(), latest)) {
      return;
    }
    for (int from = 0; from < latest.size(); from += CHATS) {
      List<SearchedChat> some = latest.subList(from, Math.min(latest.size(), from + CHATS));
      if (!fetch(WordSpelling.in(some), AT_ONCE)) {
        oneByOne(some);
      }
    }
  }

  /**
   * Whether the end of the chat that was active last fills the page: a word that is frequent there
   * needs no more, and for others it is a query in vain. What the last two blocks hold tells how
   * many more it takes.
   */
  private boolean isFullByTheEndOf(SearchedChat place, List<SearchedChat> latest) {
    Window seen = place.seen().getFirst();
    long lowest = WordSpelling.block(seen.from());
    long last = WordSpelling.block(Math.min(seen.to(), lastBefore(place)));
    long first = Math.max(lowest, last - 1);
    if (last < lowest || !fetch(WordSpelling.in(place.chat(), first, last), OF_BLOCKS)) {
      return false;
    }
    if (isFull(place, first, latest)) {
      return true;
    }
    long there = hits.stream().filter(hit -> hit.isIn(place, first)).count();
    long more = there == 0 ? Long.MAX_VALUE : (last - first + 1) * limit * 3 / (2 * there) + 1;
    long from = Math.max(lowest, first - more);
    return first > lowest
        && more <= MOST_BLOCKS
        && fetch(WordSpelling.in(place.chat(), from, first - 1), OF_BLOCKS)
        && isFull(place, from, latest);
  }

  /** Whether nothing counts but what was found, when a chat was searched from a block on. */
  private boolean isFull(SearchedChat place, long block, List<SearchedChat> latest) {
    Instant oldest = oldestThatCounts();
    // What was not looked at of the chat is older than whatever was.
    return oldest != null
        && hits.stream().anyMatch(hit -> hit.isIn(place, block) && hit.at().isBefore(oldest))
        && (latest.size() == 1 || latest.get(1).activeAt().isBefore(oldest));
  }

  private void oneByOne(List<SearchedChat> latest) {
    for (SearchedChat place : latest) {
      Instant oldest = oldestThatCounts();
      if (oldest != null && place.activeAt().isBefore(oldest)) {
        return;
      }
      backwards(place, oldest);
    }
  }

  /** The time of the last hit on the page so far, {@code null} while it is not full. */
  private @Nullable Instant oldestThatCounts() {
    hits.sort(Hit.NEWEST_FIRST);
    return hits.size() < limit ? null : hits.get(limit - 1).at();
  }

  /** From the end of what is seen of a chat, until its part of the page is full. */
  private void backwards(SearchedChat place, @Nullable Instant oldest) {
    int known = hits.size();
    long end = lastBefore(place);
    for (Window seen : place.seen()) {
      long last = Math.min(seen.to(), end);
      if (seen.from() <= last && backwards(place, seen.from(), last, known, oldest)) {
        return;
      }
    }
  }

  /**
   * From one seq down to another, in ever more blocks.
   *
   * @param known how many hits there were before any of the chat's
   * @return whether the chat's part of the page is full
   */
  private boolean backwards(
      SearchedChat place, long from, long to, int known, @Nullable Instant oldest) {
    long lowest = WordSpelling.block(from);
    long last = WordSpelling.block(to);
    long blocks = 1;
    while (last >= lowest) {
      long first = Math.max(lowest, last - blocks + 1);
      if (!fetch(WordSpelling.in(place.chat(), first, last), OF_BLOCKS) && first < last) {
        blocks = 1;
        continue;
      }
      List<Hit> own = hits.subList(known, hits.size());
      own.sort(Hit.NEWEST_FIRST);
      boolean full = own.size() > limit && own.getLast().at().isBefore(own.get(limit - 1).at());
      boolean passed = oldest != null && !own.isEmpty() && own.getLast().at().isBefore(oldest);
      if (full || passed) {
        return true;
      }
      last = first - 1;
      blocks *= 4;
    }
    return false;
  }

  /** About where a chat's log comes to the time that the page ends before: never below it. */
  private long lastBefore(SearchedChat place) {
    long low = 0;
    long high = place.head();
    while (before != null && high - low > WordSpelling.BLOCK) {
      long middle = (low + high) / 2;
      List<Entry> found = at(place.chat(), List.of(middle));
      if (found.isEmpty() || found.getFirst().at().isBefore(before)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * Adds what is found at these places.
   *
   * @return whether that is all of it; if not, nothing was added
   */
  private boolean fetch(String where, int most) {
    Map<String, Object> in = Map.of("query", WordSpelling.query(terms, where), "most", most + 1L);
    List<Found> rows = rows(SearchQueries.FIND, in, Found::of);
    if (rows.size() > most) {
      return false;
    }
    rows.forEach(this::add);
    return true;
  }

  /** Entries of a log, in what is left of the time. */
  private List<Entry> at(ChatId chat, List<Long> seqs) {
    Map<String, Object> in = Map.of("chat", chat.toString(), "seqs", seqs, "bytes", 1L);
    return rows(Entries.AT, in, row -> Entries.entry(chat, row.get("entry")));
  }

  /** The newest that are found at these places, as many as fit. */
  Part<Entry> page(List<SearchedChat> searched, PageBound bound) {
    searched.forEach(this::add);
    run();
    hits.sort(Hit.NEWEST_FIRST);
    TimedPage<Entry> page = new TimedPage<>(bound);
    int from = 0;
    while (!page.isFull() && from < hits.size()) {
      // A batch ends with an entry that does not fit, unless that is of a time that runs over.
      int to = Math.min(hits.size(), from + bound.items() + 1);
      List<Entry> read = read(hits.subList(from, to), bound.bytes());
      read.forEach(entry -> page.add(entry, Weight.of(entry), entry.at()));
      from = read.isEmpty() ? to : behind(read.getLast(), from);
    }
    return page.part();
  }

  private int behind(Entry entry, int from) {
    int at = from;
    while (hits.get(at).seq() != entry.seq() || !hits.get(at).place().chat().equals(entry.chat())) {
      at++;
    }
    return at + 1;
  }

  /** The entries of some hits in their order, cut where they are more than {@code bytes}. */
  private List<Entry> read(List<Hit> some, long bytes) {
    List<List<Object>> asked = some.stream().map(Hit::parameter).toList();
    return rows(
        SearchQueries.ENTRIES,
        Map.of("hits", asked, "bytes", bytes),
        row -> {
          Value entry = row.get("entry");
          return Entries.entry(ChatId.parse(Properties.text(entry.get("chat"))), entry);
        });
  }
}
