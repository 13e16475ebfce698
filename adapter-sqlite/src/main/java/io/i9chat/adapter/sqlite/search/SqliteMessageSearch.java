package io.i9chat.adapter.sqlite.search;

import io.i9chat.adapter.sqlite.engine.Bytes;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.ChatCodes;
import io.i9chat.adapter.sqlite.log.Entries;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.MessageSearch;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.SearchTerm;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.ports.model.page.Part;
import io.i9chat.ports.model.page.TimedPage;
import io.i9chat.ports.model.page.Weight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Searches the full-text index, and what has not got there yet. The index is asked for a few of the
 * person's chats at a time, the latest first, and for nothing older than what a page holds already.
 */
public final class SqliteMessageSearch implements MessageSearch {
  /** How many words one query looks for, over all its chats; each holds some pages in memory. */
  private static final int WORDS = 128;

  static final String LATELY = "SELECT lines FROM found_lately ORDER BY batch";
  public static final String INDEX =
      "SELECT rowid, chat, seq, edit FROM found"
          + " WHERE found MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC";
  private static final String CHATS =
      "SELECT m.chat, c.id, c.last_at, m.from_seq, m.to_seq, m.earlier, m.cleared, m.standing"
          + " FROM membership m JOIN chat c ON c.key = m.chat WHERE m.person = ?";
  private static final String ONE_CHAT = CHATS + " AND m.chat = ?";
  private static final String KEY = "SELECT key FROM chat WHERE id = ?";

  private final Readers searchers;

  public SqliteMessageSearch(Readers searchers) {
    this.searchers = searchers;
  }

  /** A chat that is searched, and what of it the person may see. */
  private record Place(long key, ChatId id, long lastAt, Membership membership) {
    static Place read(ResultSet row) throws SQLException {
      long start = row.getLong(4);
      long to = row.getLong(5);
      Window last = new Window(start, row.wasNull() ? Window.OPEN : to);
      return new Place(
          row.getLong(1),
          Rows.chat(row, 2),
          row.getLong(3),
          new Membership(
              ChatCodes.status(row.getInt(8)),
              Bytes.windows(row.getBytes(6), last),
              row.getLong(7),
              null));
    }

    boolean shows(long seq, long edit) {
      return membership.shows(seq) && (seq == edit || membership.sees(edit));
    }
  }

  private record Hit(long millis, Place place, long seq) {
    static final Comparator<Hit> NEWEST_FIRST =
        Comparator.comparingLong(Hit::millis)
            .thenComparing(hit -> hit.place.id)
            .thenComparingLong(Hit::seq)
            .reversed();
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
    Runnable watch =
        () -> {
          if (System.nanoTime() - began > patience.toNanos()) {
            throw new PortFailure("the search took longer than " + patience);
          }
        };
    long end = before == null ? Long.MAX_VALUE : FoundLine.firstId(Rows.millisUp(before));
    return searchers.ask(
        person,
        sql -> {
          watch.run();
          // The full-text index makes its lists of what begins with a term before it gives a row.
          sql.limit(patience.minusNanos(System.nanoTime() - began));
          Map<Long, Place> places = new LinkedHashMap<>();
          for (Place place : places(sql, person, chat)) {
            places.put(place.key, place);
          }
          return part(sql, places, Tokens.Asked.of(terms), end, bound, watch);
        });
  }

  private static Part<Entry> part(
      Sql sql,
      Map<Long, Place> places,
      List<Tokens.Asked> asked,
      long end,
      PageBound bound,
      Runnable watch)
      throws SQLException {
    // One more than fits says whether there is more, save where equal times run over the page.
    int most = bound.items() == Integer.MAX_VALUE ? bound.items() : bound.items() + 1;
    Part<Entry> page = new Search(sql, places, asked, end, most, watch).page(bound);
    if (page.more() || page.items().size() < most) {
      return page;
    }
    long last = FoundLine.firstId(page.items().getLast().at().toEpochMilli());
    Search older = new Search(sql, places, asked, last, 1, watch);
    return new Part<>(page.items(), !older.page(PageBound.of(1)).items().isEmpty());
  }

  private static List<Place> places(Sql sql, PersonId person, @Nullable ChatId chat)
      throws SQLException {
    if (chat == null) {
      List<Place> places = sql.on(CHATS).with(person.value()).list(Place::read);
      places.sort(Comparator.comparingLong(Place::lastAt).reversed());
      return places;
    }
    Long key = sql.on(KEY).with(chat.value()).first(row -> row.getLong(1));
    return key == null
        ? List.of()
        : sql.on(ONE_CHAT).with(person.value()).with(key).list(Place::read);
  }

  /** One search, in one snapshot. */
  private static final class Search {
    private final Sql sql;
    private final List<Tokens.Asked> asked;
    private final long end;
    private final int limit;
    private final Runnable watch;
    private final Map<Long, Place> places;
    private final List<Hit> hits = new ArrayList<>();

    Search(
        Sql sql,
        Map<Long, Place> places,
        List<Tokens.Asked> asked,
        long end,
        int limit,
        Runnable watch) {
      this.sql = sql;
      this.places = places;
      this.asked = asked;
      this.end = end;
      this.limit = limit;
      this.watch = watch;
    }

    void lately() throws SQLException {
      sql.on(LATELY)
          .each(row -> {
            watch.run();
            for (FoundLine line : FoundLine.unpack(row.getBytes(1), this::isWanted)) {
              if (asked.stream().allMatch(term -> term.isIn(line.words()))) {
                add(line.id(), line.chat(), line.seq(), line.edit());
              }
            }
          });
    }

    private boolean isWanted(long id, long chat, long seq, long edit) {
      Place place = places.get(chat);
      return id < end && place != null && place.shows(seq, edit);
    }

    private void add(long id, long chat, long seq, long edit) {
      Place place = places.get(chat);
      if (place != null && place.shows(seq, edit)) {
        hits.add(new Hit(FoundLine.millis(id), place, seq));
      }
    }

    void index() throws SQLException {
      int words = asked.stream().mapToInt(term -> term.words().size()).sum();
      int most = Math.max(1, WORDS / Math.max(1, words));
      List<Place> all = new ArrayList<>(places.values());
      for (int from = 0; from < all.size(); from += most) {
        watch.run();
        ask(all.subList(from, Math.min(all.size(), from + most)), enough());
      }
    }

    /** The lowest id that can still be on the page. */
    private long enough() {
      hits.sort(Hit.NEWEST_FIRST);
      return hits.size() < limit ? Long.MIN_VALUE : FoundLine.firstId(hits.get(limit - 1).millis());
    }

    private void ask(List<Place> some, long start) throws SQLException {
      int before = hits.size();
      sql.on(INDEX)
          .with(query(some))
          .with(start)
          .with(end)
          .until(row -> {
            watch.run();
            long id = row.getLong(1);
            boolean full =
                hits.size() >= before + limit && hits.getLast().millis() > FoundLine.millis(id);
            if (!full) {
              add(id, row.getLong(2), row.getLong(3), row.getLong(4));
            }
            return !full;
          });
    }

    private String query(List<Place> some) {
      StringBuilder query = new StringBuilder();
      for (Place place : some) {
        query.append(query.isEmpty() ? "(" : " OR (");
        for (int i = 0; i < asked.size(); i++) {
          query.append(i == 0 ? "" : " AND ");
          asked.get(i).ask(query, place.key);
        }
        query.append(')');
      }
      return query.toString();
    }

    /** The newest that are found, as many as fit; those behind them are not read. */
    Part<Entry> page(PageBound bound) throws SQLException {
      lately();
      index();
      hits.sort(Hit.NEWEST_FIRST);
      TimedPage<Entry> page = new TimedPage<>(bound);
      for (Hit hit : hits) {
        Entry entry = page.isFull() ? null : Entries.at(sql, hit.place.key, hit.place.id, hit.seq);
        if (entry != null) {
          page.add(entry, Weight.of(entry), entry.at());
        }
      }
      return page.part();
    }
  }
}
