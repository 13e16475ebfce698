package io.i9chat.adapter.sqlite.search;

import io.i9chat.adapter.sqlite.engine.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The words of messages on their way into the full-text index. Indexing costs about as much as
 * storing the message, so a transaction only lays down its words in one row, which searches look
 * through too; they move into the index when the writer has nothing else to do, or once so many
 * have come together that looking through them takes long. What is taken away goes at once,
 * wherever it is. For the writer's thread alone.
 */
public final class FoundWords {
  /** How many lines are looked through in passing: some two milliseconds. */
  public static final int FEW = 4_096;

  /** How many lines wait at the most before transactions index as fast as they add: ten times. */
  static final int MOST = 65_536;

  /** How many lines are indexed at once: some milliseconds of the writer's time. */
  public static final int SLICE = 512;

  private static final String LATELY = "SELECT batch, lines FROM found_lately ORDER BY batch";
  private static final String LINES = "SELECT lines FROM found_lately WHERE batch = ?";
  private static final String LAY_DOWN = "INSERT INTO found_lately (batch, lines) VALUES (?, ?)";
  private static final String CHANGE = "UPDATE found_lately SET lines = ? WHERE batch = ?";
  private static final String TAKE = "DELETE FROM found_lately WHERE batch = ?";
  private static final String INDEX =
      "INSERT OR REPLACE INTO found (rowid, words, chat, seq, edit) VALUES (?, ?, ?, ?, ?)";
  private static final String DROP = "DELETE FROM found WHERE rowid = ?";
  private static final String OF_MESSAGE = "SELECT found, at FROM entry WHERE chat = ? AND seq = ?";
  private static final String NAME = "UPDATE entry SET found = ? WHERE chat = ? AND seq = ?";

  private final Sql sql;

  /** What this transaction adds, by id. */
  private final Map<Long, FoundLine> added = new LinkedHashMap<>();

  /** The rows that wait, each with the number of its lines. */
  private final TreeMap<Long, Integer> batches = new TreeMap<>();

  /** In which row a line waits, by id. */
  private final Map<Long, Long> waiting = new HashMap<>();

  private boolean known;
  private int unique = ThreadLocalRandom.current().nextInt();

  public FoundWords(Sql sql) {
    this.sql = sql;
  }

  /** The id that a message of this time will be found under, {@code null} without words. */
  public @Nullable Long id(List<String> words, Instant at) {
    return words.isEmpty() ? null : FoundLine.id(at.toEpochMilli(), unique++);
  }

  /** A message has words. */
  public void add(long id, long chat, long seq, List<String> words) {
    add(new FoundLine(id, chat, seq, seq, Tokens.line(words)));
  }

  private void add(FoundLine line) {
    if (!line.words().isEmpty()) {
      added.put(line.id(), line);
    }
  }

  /** A message has these words now, because of the entry at {@code edit}; or none any more. */
  public void replace(long chat, long seq, long edit, List<String> words) throws SQLException {
    Message message =
        sql.on(OF_MESSAGE)
            .with(chat)
            .with(seq)
            .first(row -> {
              long at = row.getLong(2);
              long found = row.getLong(1);
              return new Message(row.wasNull() ? null : found, Instant.ofEpochMilli(at));
            });
    if (message == null) {
      return;
    }
    Long id = message.found;
    if (id != null) {
      remove(id);
    }
    if (!words.isEmpty()) {
      if (id == null) {
        id = FoundLine.id(message.at.toEpochMilli(), unique++);
        sql.on(NAME).with(id).with(chat).with(seq).run();
      }
      add(new FoundLine(id, chat, seq, edit, Tokens.line(words)));
    }
  }

  private record Message(@Nullable Long found, Instant at) {}

  private void remove(long id) throws SQLException {
    know();
    if (added.remove(id) != null) {
      return;
    }
    Long batch = waiting.remove(id);
    if (batch == null) {
      sql.on(DROP).with(id).run();
      return;
    }
    List<FoundLine> lines = lines(batch);
    lines.removeIf(line -> line.id() == id);
    if (lines.isEmpty()) {
      batches.remove(batch);
      sql.on(TAKE).with(batch).run();
    } else {
      batches.put(batch, lines.size());
      sql.on(CHANGE).with(FoundLine.pack(lines)).with(batch).run();
    }
  }

  private List<FoundLine> lines(long batch) throws SQLException {
    byte @Nullable [] packed = sql.on(LINES).with(batch).first(row -> row.getBytes(1));
    return packed == null ? new ArrayList<>() : FoundLine.unpack(packed);
  }

  /** Lays down what the transaction adds, before it commits. */
  public void save() throws SQLException {
    if (added.isEmpty()) {
      return;
    }
    know();
    long batch = batches.isEmpty() ? 1 : batches.lastKey() + 1;
    sql.on(LAY_DOWN).with(batch).with(FoundLine.pack(added.values())).run();
    batches.put(batch, added.size());
    added.keySet().forEach(id -> waiting.put(id, batch));
    if (waiting.size() > MOST) {
      index(2 * added.size());
    }
    added.clear();
  }

  /** The transaction was undone, and what is known of the rows may have been wrong since. */
  public void forget() {
    added.clear();
    batches.clear();
    waiting.clear();
    known = false;
  }

  /** Finds out what waits, after a start or an undone transaction. */
  private void know() throws SQLException {
    if (!known) {
      sql.on(LATELY)
          .each(row -> {
            long batch = row.getLong(1);
            List<FoundLine> lines = FoundLine.unpack(row.getBytes(2));
            batches.put(batch, lines.size());
            lines.forEach(line -> waiting.put(line.id(), batch));
          });
      known = true;
    }
  }

  /** How many lines wait to be indexed. */
  public int waiting() throws SQLException {
    know();
    return waiting.size();
  }

  /** Indexes the oldest rows that wait, at least {@code most} lines if there are so many. */
  public void index(int most) throws SQLException {
    know();
    List<FoundLine> lines = new ArrayList<>();
    while (lines.size() < most && !batches.isEmpty()) {
      long batch = batches.firstKey();
      lines.addAll(lines(batch));
      sql.on(TAKE).with(batch).run();
      batches.remove(batch);
    }
    // In the order of their ids, for the index writes out what it has when a lower one comes.
    lines.sort(Comparator.comparingLong(FoundLine::id));
    for (FoundLine line : lines) {
      index(line);
    }
  }

  private void index(FoundLine line) throws SQLException {
    sql.on(INDEX)
        .with(line.id())
        .with(Tokens.indexed(line.chat(), line.words()))
        .with(line.chat())
        .with(line.seq())
        .with(line.edit())
        .run();
    waiting.remove(line.id());
  }
}
