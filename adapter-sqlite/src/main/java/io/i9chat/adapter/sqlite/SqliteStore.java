package io.i9chat.adapter.sqlite;

import io.i9chat.adapter.sqlite.account.SqliteAccounts;
import io.i9chat.adapter.sqlite.account.SqliteDepartures;
import io.i9chat.adapter.sqlite.account.SqliteExternalIds;
import io.i9chat.adapter.sqlite.account.SqliteOneTimeCodes;
import io.i9chat.adapter.sqlite.account.SqliteSealedKeys;
import io.i9chat.adapter.sqlite.account.SqliteSessions;
import io.i9chat.adapter.sqlite.chat.SqliteChats;
import io.i9chat.adapter.sqlite.chat.SqliteInbox;
import io.i9chat.adapter.sqlite.chat.SqliteReceipts;
import io.i9chat.adapter.sqlite.chat.Upkeep;
import io.i9chat.adapter.sqlite.chat.Views;
import io.i9chat.adapter.sqlite.chat.Writer;
import io.i9chat.adapter.sqlite.engine.Checkpoints;
import io.i9chat.adapter.sqlite.engine.CommitCounts;
import io.i9chat.adapter.sqlite.engine.Connections;
import io.i9chat.adapter.sqlite.engine.Damage;
import io.i9chat.adapter.sqlite.engine.Failures;
import io.i9chat.adapter.sqlite.engine.ReadGate;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Room;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.file.BesideServer;
import io.i9chat.adapter.sqlite.file.DataFolder;
import io.i9chat.adapter.sqlite.file.Migrations;
import io.i9chat.adapter.sqlite.file.StoreCheck;
import io.i9chat.adapter.sqlite.file.StoreId;
import io.i9chat.adapter.sqlite.file.StoreMarker;
import io.i9chat.adapter.sqlite.log.SqliteChatLog;
import io.i9chat.adapter.sqlite.media.SqliteMediaLedger;
import io.i9chat.adapter.sqlite.people.SqliteBlocks;
import io.i9chat.adapter.sqlite.people.SqlitePlaces;
import io.i9chat.adapter.sqlite.people.SqliteProfiles;
import io.i9chat.adapter.sqlite.people.SqliteStorage;
import io.i9chat.adapter.sqlite.search.SqliteMessageSearch;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.media.MediaRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of record in one SQLite file, {@code i9chat.db} in a folder that one process holds at a
 * time. What is answered is on the disk.
 */
public final class SqliteStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

  private final DataFolder folder;
  private final Writer writer;
  private final Readers readers;
  private final Readers searchers;
  private final Upkeep upkeep;
  private final StorePorts ports;

  private SqliteStore(
      SqliteConfig config, DataFolder folder, byte[] id, List<Sql> open, ReadGate gate)
      throws IOException {
    this.folder = folder;
    Views views = new Views();
    Room room = new Room(folder.path(), config.reserve());
    room.look();
    Damage damage = new Damage();
    int queue = config.queue();
    this.writer = new Writer(open.getFirst(), views, queue, gate, () -> settled(folder, id));
    folder.marker().opened(id);
    writer.start();
    int last = open.size() - 1;
    this.readers = new Readers("reader", open.subList(1, last), queue, gate, damage);
    this.searchers = new Readers("search", open.subList(last, last + 1), queue, gate, damage);
    this.ports =
        ports(writer, readers, searchers, new SqliteChats(writer, readers, views, room, damage));
    this.upkeep = new Upkeep(writer, folder.log(), room, config.withdrawn(), config.mostLog());
    upkeep.start();
  }

  private static StorePorts ports(
      Writer writer, Readers readers, Readers searchers, SqliteChats chats) {
    SqliteSessions sessions = new SqliteSessions(writer, readers);
    return new StorePorts(
        new SqliteAccounts(writer, readers, sessions),
        new SqliteExternalIds(writer, readers),
        sessions,
        new SqliteOneTimeCodes(writer, readers),
        new SqliteDepartures(writer, readers, sessions),
        new SqliteProfiles(writer, readers),
        new SqliteBlocks(writer, readers),
        new SqlitePlaces(writer, readers),
        chats,
        new SqliteChatLog(readers),
        new SqliteReceipts(writer, readers),
        new SqliteInbox(writer, readers),
        new SqliteMessageSearch(searchers),
        new SqliteMediaLedger(writer, readers),
        new SqliteStorage(readers),
        new SqliteSealedKeys(writer));
  }

  /**
   * Opens the store, makes it if it is not there, and brings it to this software's version.
   *
   * @throws PortFailure if the folder is in use, cannot be written, holds something that is not a
   *     database of this or an earlier version, or was a store's whose database or write-ahead log
   *     is missing now; the message names the file and the cause
   */
  public static SqliteStore open(SqliteConfig config) {
    DataFolder folder = DataFolder.lock(config.folder());
    List<Sql> open = new ArrayList<>();
    try {
      Path file = folder.database();
      Sql sql = Connections.writer(file);
      open.add(sql);
      byte[] id = identified(sql, folder.marker());
      ReadGate gate = new ReadGate();
      // What was withdrawn before a crash leaves the log, too.
      new Checkpoints(sql, gate).truncate();
      for (int i = 0; i < config.readers(); i++) {
        open.add(Connections.reader(file));
      }
      // Searches have one of their own, so that none of them holds up what is read otherwise.
      open.add(Connections.searcher(file));
      return new SqliteStore(config, folder, id, open, gate);
    } catch (SQLException | IOException | RuntimeException failed) {
      open.forEach(SqliteStore::closeQuietly);
      PortFailure failure = Failures.of("cannot open " + folder.database(), failed);
      folder.close();
      throw failure;
    }
  }

  /** Brings the database to this version, if it is the folder's, and answers its id. */
  private static byte[] identified(Sql sql, StoreMarker marker) throws SQLException {
    byte[] found = StoreId.find(sql);
    if (found != null) {
      marker.check(found);
    }
    Migrations.apply(sql);
    return StoreId.obtain(sql, marker.id());
  }

  private static void settled(DataFolder folder, byte[] id) {
    try {
      folder.marker().closed(id);
    } catch (IOException failed) {
      LOG.warn("The store could not be marked as closed: {}", failed.toString());
    }
  }

  private static void closeQuietly(Sql sql) {
    try {
      sql.close();
    } catch (SQLException second) {
      // The caller is told of the first failure, which is why this one came about.
      return;
    }
  }

  /**
   * Copies the database of a folder as it is now, in one snapshot, into a new file. A server may
   * run on the folder and goes on writing.
   *
   * @throws PortFailure if it cannot be read, or the file cannot be made
   */
  public static void copy(SqliteConfig config, Path target) {
    BesideServer.copy(config.database(), target);
  }

  /**
   * The objects of a database that are verified and not condemned: those whose bytes there have to
   * be. A server may run on it.
   *
   * @throws PortFailure if it cannot be read
   */
  public static List<MediaRecord> media(Path database) {
    return BesideServer.read(database, SqliteMediaLedger::whole);
  }

  /**
   * Looks whether the file is sound and its rows agree with each other: seqs without gaps, counts,
   * watermarks, windows, uses of media, the full-text index. A server may run on it.
   *
   * @return what is wrong, a line for each
   * @throws PortFailure if it cannot be read
   */
  public static List<String> check(SqliteConfig config) {
    return BesideServer.read(config.database(), StoreCheck::of);
  }

  /**
   * What the store has done since it was opened, and what waits for it now.
   *
   * @param batches transactions that were tried
   * @param calls of how many calls these were together
   * @param failures those of the transactions that were undone
   * @param nanos how long they took together, in nanoseconds
   * @param writing calls that wait for the writer
   * @param reading calls that wait for a reader
   * @param searching searches that wait
   */
  public record Load(
      long batches,
      long calls,
      long failures,
      long nanos,
      int writing,
      int reading,
      int searching) {}

  /** What it has done so far. */
  public Load load() {
    CommitCounts counts = writer.counts();
    return new Load(
        counts.batches(),
        counts.calls(),
        counts.failures(),
        counts.nanos(),
        writer.waiting(),
        readers.waiting(),
        searchers.waiting());
  }

  /** The ports. After closing every call of theirs fails with {@link PortFailure}. */
  public StorePorts ports() {
    return ports;
  }

  /**
   * Moves all that was written into the database file itself and empties the write-ahead log, so
   * that what was deleted or withdrawn is in no file any more. It happens by itself within a minute
   * of a withdrawal.
   *
   * @return whether the log is empty; not while something that was written is still being read
   * @throws PortFailure if the store is closed or fails
   */
  public boolean checkpoint() {
    return writer.checkpoint();
  }

  /** The thread that writes, for tests that have to make it fail. */
  Writer writer() {
    return writer;
  }

  /** The threads that read, for tests that look at query plans. */
  Readers readers() {
    return readers;
  }

  /** The thread that searches, for tests that look at query plans. */
  Readers searchers() {
    return searchers;
  }

  /** Finishes what was asked for, closes the file and gives up the folder. */
  @Override
  public void close() {
    // No call is taken once closing began, whichever of the two it is for. The writer's connection
    // is closed last, for only it may settle the write-ahead log.
    upkeep.stop();
    readers.stopAccepting();
    searchers.stopAccepting();
    writer.stopAccepting();
    upkeep.close();
    readers.close();
    searchers.close();
    writer.close();
    folder.close();
  }
}
