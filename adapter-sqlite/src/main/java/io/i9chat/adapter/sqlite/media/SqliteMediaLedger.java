package io.i9chat.adapter.sqlite.media;

import io.i9chat.adapter.sqlite.chat.Writer;
import io.i9chat.adapter.sqlite.engine.EnumCodes;
import io.i9chat.adapter.sqlite.engine.Query;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.Ledger;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The media ledger. What uses an object is kept by {@link Ledger}. */
public final class SqliteMediaLedger implements MediaLedger {
  private static final String FIND =
      "SELECT id, owner, kind, mime, size, name, at, generation, unused IS NOT 0 FROM media"
          + " WHERE id = ? AND unused IS NOT 2";

  private static final String KNOWN = "SELECT 1 FROM media WHERE id = ?";

  /** Every complete object: for the check of a store alone, which reads all of it. */
  public static final String WHOLE =
      "SELECT id, owner, kind, mime, size, name, at, generation, unused IS NOT 0 FROM media"
          + " WHERE generation IS NOT NULL AND unused IS NOT 2";

  private static final String WAITING =
      "SELECT count(*), coalesce(sum(size), 0) FROM media WHERE owner = ? AND unused = 0";
  private static final String BOOK =
      "INSERT INTO media (id, owner, kind, mime, size, name, at, unused)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, 0)";
  private static final String VERIFIED =
      "UPDATE media SET generation = coalesce(generation, ?)" + " WHERE id = ? AND unused IS NOT 2";
  private static final String PEOPLE = "SELECT person FROM media_of_person WHERE media = ? LIMIT ?";
  private static final String GROUPS =
      "SELECT c.id FROM media_in_chat u INDEXED BY media_as_picture JOIN chat c ON c.key = u.chat"
          + " WHERE u.media = ?1 AND u.seq = 0"
          + " UNION ALL SELECT c.id FROM media_frozen f JOIN chat c ON c.key = f.chat"
          + " WHERE f.media = ?1 AND f.person = ?2 AND NOT EXISTS (SELECT 1 FROM media_in_chat u"
          + " WHERE u.media = ?1 AND u.chat = f.chat AND u.seq = 0) LIMIT ?3";
  private static final String NEXT_CHAT =
      "SELECT min(chat) FROM media_in_chat WHERE media = ? AND chat > ?";
  private static final String ENTRIES =
      "SELECT c.id, u.seq FROM membership m CROSS JOIN media_in_chat u CROSS JOIN chat c"
          + " WHERE m.person = ?1 AND m.chat = ?2 AND u.media = ?3 AND u.chat = ?2 AND u.seq > 0"
          + " AND c.key = ?2 LIMIT ?4";
  private static final String OF =
      "SELECT id FROM media WHERE owner = ? AND unused IS NOT 2 ORDER BY id";
  private static final String CONDEMNED = "SELECT id FROM media WHERE unused = 2 LIMIT ?";
  private static final String USED_ONCE = "SELECT id FROM media WHERE unused = 1 LIMIT ?";
  private static final String NEVER_USED =
      "SELECT id FROM media WHERE unused = 0 AND at < ? LIMIT ?";
  private static final String CONDEMN = "UPDATE media SET unused = 2 WHERE id = ?";
  private static final String FORGET =
      "DELETE FROM media WHERE id = ?" + " AND (unused = 2 OR (unused = 0 AND generation IS NULL))";

  private final Writer writer;
  private final Readers readers;

  public SqliteMediaLedger(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public boolean book(NewMedia media, MediaQuota quota) {
    return writer.ask(tx -> {
      Sql sql = tx.sql();
      MediaRecord booked = find(sql, media.id());
      if (booked != null) {
        // A call that may have been stored is repeated.
        return booked.media().owner().equals(media.owner());
      }
      MediaQuota waiting = waiting(sql, media.owner());
      if (waiting.objects() + 1 > quota.objects()
          || waiting.bytes() + media.size() > quota.bytes()
          || !tx.stored().hasRoom(media.owner(), media.size(), quota.stored())) {
        return false;
      }
      insert(sql, media);
      tx.stored().announce(media.owner(), media.size());
      return true;
    });
  }

  private static void insert(Sql sql, NewMedia media) throws SQLException {
    sql.on(BOOK)
        .with(media.id().value())
        .with(media.owner().value())
        .with(EnumCodes.of(media.kind()))
        .with(media.mime().value())
        .with(media.size())
        .with(media.name() == null ? null : media.name().value())
        .with(media.at())
        .run();
  }

  /** What a person has announced and never used, in the terms of a quota. */
  private static MediaQuota waiting(Sql sql, PersonId owner) throws SQLException {
    return Objects.requireNonNull(
        sql.on(WAITING)
            .with(owner.value())
            .first(row -> new MediaQuota(row.getInt(1), row.getLong(2))),
        "a count has a row");
  }

  @Override
  public List<MediaRecord> find(Collection<MediaId> media) {
    Set<MediaId> asked = new LinkedHashSet<>(media);
    return readers.ask(sql -> {
      List<MediaRecord> found = new ArrayList<>();
      for (MediaId id : asked) {
        MediaRecord record = find(sql, id);
        if (record != null) {
          found.add(record);
        }
      }
      return List.copyOf(found);
    });
  }

  @Override
  public Set<MediaId> known(Collection<MediaId> media) {
    return readers.ask(sql -> {
      Set<MediaId> known = new HashSet<>();
      for (MediaId id : media) {
        if (sql.on(KNOWN).with(id.value()).first(row -> id) != null) {
          known.add(id);
        }
      }
      return known;
    });
  }

  private static @Nullable MediaRecord find(Sql sql, MediaId id) throws SQLException {
    return sql.on(FIND).with(id.value()).first(SqliteMediaLedger::read);
  }

  /** All that is verified and not condemned. */
  public static List<MediaRecord> whole(Sql sql) throws SQLException {
    return sql.on(WHOLE).list(SqliteMediaLedger::read);
  }

  private static MediaRecord read(ResultSet row) throws SQLException {
    String name = row.getString(6);
    NewMedia media =
        new NewMedia(
            Rows.mediaId(row, 1),
            Rows.person(row, 2),
            EnumCodes.mediaKind(row.getInt(3)),
            new MimeType(row.getString(4)),
            row.getLong(5),
            name == null ? null : FileName.kept(name),
            Instant.ofEpochMilli(row.getLong(7)));
    return new MediaRecord(media, row.getString(8), row.getBoolean(9));
  }

  @Override
  public boolean verified(MediaId media, String generation) {
    return writer.ask(tx -> tx.sql().on(VERIFIED).with(generation).with(media.value()).run() == 1);
  }

  @Override
  public List<MediaUse> uses(MediaId media, PersonId person, int limit) {
    return readers.ask(
        person,
        sql -> {
          List<MediaUse> uses =
              new ArrayList<>(
                  sql.on(PEOPLE)
                      .with(media.value())
                      .with(limit)
                      .list(row -> new MediaUse.OfPerson(Rows.person(row, 1))));
          uses.addAll(
              sql.on(GROUPS)
                  .with(media.value())
                  .with(person.value())
                  .with(limit - uses.size())
                  .list(row -> new MediaUse.OfGroup(Rows.chat(row, 1))));
          addEntries(sql, media, person, limit, uses);
          return List.copyOf(uses);
        });
  }

  /** Chat by chat, for one chat may carry the object any number of times. */
  private static void addEntries(
      Sql sql, MediaId media, PersonId person, int limit, List<MediaUse> uses) throws SQLException {
    long chat = nextChat(sql, media, 0);
    while (chat > 0 && uses.size() < limit) {
      uses.addAll(
          sql.on(ENTRIES)
              .with(person.value())
              .with(chat)
              .with(media.value())
              .with(limit - uses.size())
              .list(row -> new MediaUse.InEntry(Rows.chat(row, 1), row.getLong(2))));
      chat = nextChat(sql, media, chat);
    }
  }

  /** The key of the first chat above {@code after} that carries the object, 0 without one. */
  private static long nextChat(Sql sql, MediaId media, long after) throws SQLException {
    Long next = sql.on(NEXT_CHAT).with(media.value()).with(after).first(row -> row.getLong(1));
    return next == null ? 0 : next;
  }

  @Override
  public List<MediaId> of(PersonId owner) {
    return readers.ask(
        owner,
        sql -> List.copyOf(sql.on(OF).with(owner.value()).list(row -> Rows.mediaId(row, 1))));
  }

  @Override
  public List<MediaId> condemned(Instant announcedBefore, int limit) {
    long before = Rows.millisUp(announcedBefore);
    return writer.ask(tx -> {
      Sql sql = tx.sql();
      List<MediaId> all = sql.on(CONDEMNED).with(limit).list(row -> Rows.mediaId(row, 1));
      condemn(sql, sql.on(USED_ONCE).with(limit - all.size()), all);
      condemn(sql, sql.on(NEVER_USED).with(before).with(limit - all.size()), all);
      return List.copyOf(all);
    });
  }

  private static void condemn(Sql sql, Query unused, List<MediaId> all) throws SQLException {
    List<MediaId> found = unused.list(row -> Rows.mediaId(row, 1));
    for (MediaId each : found) {
      sql.on(CONDEMN).with(each.value()).run();
    }
    all.addAll(found);
  }

  @Override
  public void forget(Collection<MediaId> media) {
    List<MediaId> gone = List.copyOf(media);
    writer.ask(tx -> {
      int forgotten = 0;
      for (MediaId each : gone) {
        forgotten += tx.sql().on(FORGET).with(each.value()).run();
      }
      return forgotten;
    });
  }
}
