package io.i9chat.adapter.neo4j;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.SearchTerm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

/**
 * Searches the full-text index, which knows words and chats but no order. So all of a person's
 * chats are asked at once for what can be put in order here; where that is too much, they are gone
 * through one by one, the latest active first, each from its end, until nothing that is left can be
 * newer than what was found.
 */
final class Neo4jMessageSearch implements MessageSearch {
  /** How many messages of all chats together are fetched to be put in order here. */
  private static final int AT_ONCE = 400;

  /** How many messages of some blocks of one chat are: more than one block has. */
  private static final int OF_BLOCKS = 2_000;

  /** How many chats one query names; the index takes 1,024 alternatives. */
  private static final int CHATS = 500;

  static final String UNINDEXED =
      """
      UNWIND $in.chats AS chat
      MATCH (e:Entry {unindexed: chat})
      RETURN e.chat AS chat, e.seq AS seq, e.at AS at, coalesce(e.editedBy, e.seq) AS edit,
        e.said AS said
      """;

  static final String PLACES =
      """
      MATCH (:Person {id: $in.person})-[:HAS]->(m:Membership)-[:IN]->(c:Chat)
      WHERE m.windows IS NOT NULL
      RETURN c.id AS chat, c.head AS head, c.activeAt AS activeAt, properties(m) AS membership
      """;

  static final String PLACE =
      """
      MATCH (m:Membership {chat: $in.chat, person: $in.person})
      WHERE m.windows IS NOT NULL
      MATCH (c:Chat {id: $in.chat})
      RETURN c.id AS chat, c.head AS head, c.activeAt AS activeAt, properties(m) AS membership
      """;

  static final String FIND =
      """
      CALL db.index.fulltext.queryNodes('i9chat_entry_words', $in.query) YIELD node AS e
      RETURN e.chat AS chat, e.seq AS seq, e.at AS at, coalesce(e.editedBy, e.seq) AS edit
      LIMIT $in.most
      """;

  private final Graph graph;

  Neo4jMessageSearch(Graph graph) {
    this.graph = graph;
  }

  @Override
  public List<Entry> find(
      PersonId person,
      @Nullable ChatId chat,
      List<SearchTerm> terms,
      @Nullable Instant before,
      int limit,
      Duration patience) {
    Search search = new Search(terms, before, limit, System.nanoTime() + patience.toNanos());
    Map<String, Object> in = new HashMap<>();
    in.put("person", person.toString());
    in.put("chat", chat == null ? null : chat.toString());
    search.rows(chat == null ? PLACES : PLACE, in, Place::of).forEach(search::add);
    search.run();
    return search.entries();
  }

  /** One search. */
  private final class Search {
    private final List<SearchTerm> terms;
    private final @Nullable Instant before;
    private final int limit;
    private final long end;
    private final Map<ChatId, Place> places = new LinkedHashMap<>();
    private final List<Hit> hits = new ArrayList<>();
    private final Set<Hit> found = new HashSet<>();

    Search(List<SearchTerm> terms, @Nullable Instant before, int limit, long end) {
      this.terms = terms;
      this.before = before;
      this.limit = limit;
      this.end = end;
    }

    void add(Place place) {
      places.put(place.chat(), place);
    }

    <T> List<T> rows(String query, Map<String, Object> in, Function<Record, T> meaning) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.toMillis() < 1) {
        throw new PortFailure("the search took too long");
      }
      return graph.rows(query, in, left, meaning);
    }

    /**
     * What is not in the full-text index yet; looked for before that, which may get it meanwhile.
     */
    private void unindexed() {
      List<String> chats = places.keySet().stream().map(ChatId::toString).toList();
      for (Found message : rows(UNINDEXED, Map.of("chats", chats), Found::of)) {
        if (message.said() != null && Words.match(message.said(), terms)) {
          add(message);
        }
      }
    }

    private void add(Found message) {
      Place place = places.get(message.chat());
      if (place != null
          && place.shows(message.seq(), message.edit())
          && (before == null || message.at().isBefore(before))) {
        Hit hit = new Hit(place, message.seq(), message.at());
        if (found.add(hit)) {
          hits.add(hit);
        }
      }
    }

    void run() {
      unindexed();
      List<Place> latest =
          places.values().stream()
              .sorted(Comparator.comparing(Place::activeAt).reversed())
              .toList();
      if (!latest.isEmpty() && isFullByTheEndOf(latest.getFirst(), latest)) {
        return;
      }
      for (int from = 0; from < latest.size(); from += CHATS) {
        List<Place> some = latest.subList(from, Math.min(latest.size(), from + CHATS));
        if (!fetch(Words.in(some.stream().map(Place::chat).toList()), AT_ONCE)) {
          oneByOne(some);
        }
      }
    }

    /**
     * Whether the last blocks of the chat that was active last fill the page: a word that is
     * frequent there needs no more, and for others it is one query in vain.
     */
    private boolean isFullByTheEndOf(Place place, List<Place> latest) {
      long last = lastBefore(place) / Words.BLOCK;
      long first = Math.max(0, last - 1);
      if (!fetch(Words.in(place.chat(), first, last), OF_BLOCKS)) {
        return false;
      }
      Instant oldest = oldestThatCounts();
      // What was not looked at of the chat is older than whatever was.
      return oldest != null
          && hits.stream()
              .filter(hit -> hit.place().equals(place) && hit.seq() >= first * Words.BLOCK)
              .anyMatch(hit -> hit.at().isBefore(oldest))
          && (latest.size() == 1 || latest.get(1).activeAt().isBefore(oldest));
    }

    private void oneByOne(List<Place> latest) {
      for (Place place : latest) {
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

    /** From the end of a chat's log, in ever more blocks, until its part of the page is full. */
    private void backwards(Place place, @Nullable Instant oldest) {
      int known = hits.size();
      long last = lastBefore(place) / Words.BLOCK;
      long blocks = 1;
      while (last >= 0) {
        long first = Math.max(0, last - blocks + 1);
        if (!fetch(Words.in(place.chat(), first, last), OF_BLOCKS) && first < last) {
          blocks = 1;
          continue;
        }
        List<Hit> own = hits.subList(known, hits.size());
        own.sort(Hit.NEWEST_FIRST);
        boolean full = own.size() > limit && own.getLast().at().isBefore(own.get(limit - 1).at());
        boolean passed = oldest != null && !own.isEmpty() && own.getLast().at().isBefore(oldest);
        if (full || passed) {
          return;
        }
        last = first - 1;
        blocks *= 4;
      }
    }

    /** About where a chat's log comes to the time that the page ends before: never below it. */
    private long lastBefore(Place place) {
      long low = 0;
      long high = place.head();
      while (before != null && high - low > Words.BLOCK) {
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
      Map<String, Object> in = Map.of("query", Words.query(terms, where), "most", most + 1L);
      List<Found> rows = rows(FIND, in, Found::of);
      if (rows.size() > most) {
        return false;
      }
      rows.forEach(this::add);
      return true;
    }

    /** Entries of a log, in what is left of the time. */
    private List<Entry> at(ChatId chat, List<Long> seqs) {
      Map<String, Object> in = Map.of("chat", chat.toString(), "seqs", seqs);
      return rows(Neo4jChatLog.AT, in, row -> Entries.entry(chat, row.get("entry")));
    }

    List<Entry> entries() {
      hits.sort(Hit.NEWEST_FIRST);
      List<Hit> page = new ArrayList<>();
      for (Hit hit : hits) {
        if (page.size() >= limit && !page.getLast().at().equals(hit.at())) {
          break;
        }
        page.add(hit);
      }
      return read(page);
    }

    private List<Entry> read(List<Hit> page) {
      Map<ChatId, List<Long>> seqs = new LinkedHashMap<>();
      page.forEach(hit ->
          seqs.computeIfAbsent(hit.place().chat(), chat -> new ArrayList<>()).add(hit.seq()));
      Map<ChatId, Map<Long, Entry>> read = new HashMap<>();
      seqs.forEach((chat, of) -> {
        Map<Long, Entry> entries = new HashMap<>();
        at(chat, of).forEach(entry -> entries.put(entry.seq(), entry));
        read.put(chat, entries);
      });
      List<Entry> entries = new ArrayList<>();
      for (Hit hit : page) {
        Entry entry = read.getOrDefault(hit.place().chat(), Map.of()).get(hit.seq());
        if (entry != null) {
          entries.add(entry);
        }
      }
      return List.copyOf(entries);
    }
  }
}
