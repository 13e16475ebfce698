package io.i9chat.adapter.sqlite.log;

import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Picture;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What uses uploaded objects, as the transactions that begin and end a use keep it. For the
 * writer's thread alone, so that nothing is condemned between a look and a use.
 */
public final class Ledger {
  /** The seq that stands for the picture of a group. */
  static final long PICTURE = 0;

  private static final String USABLE =
      "SELECT 1 FROM media WHERE id = ? AND generation IS NOT NULL AND unused IS NOT 2";
  private static final String USED = "UPDATE media SET unused = NULL WHERE id = ?";
  private static final String USE =
      "INSERT INTO media_in_chat (media, chat, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String OF_ENTRY =
      "SELECT media FROM media_in_chat WHERE chat = ? AND seq = ?";
  private static final String RELEASE = "DELETE FROM media_in_chat WHERE chat = ? AND seq = ?";
  private static final String USE_OF_PERSON =
      "INSERT INTO media_of_person (media, person) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String OF_PERSON = "SELECT media FROM media_of_person WHERE person = ?";
  private static final String RELEASE_OF_PERSON = "DELETE FROM media_of_person WHERE person = ?";

  /** A deleted account has nothing to look at any more. */
  private static final String FREEZE =
      "INSERT INTO media_frozen (media, person, chat)"
          + " SELECT ?1, person, ?3 FROM profile WHERE person = ?2 ON CONFLICT DO NOTHING";

  private static final String FROZEN = "SELECT media FROM media_frozen WHERE person = ?";
  private static final String FROZEN_IN = FROZEN + " AND chat = ?";
  private static final String THAW = "DELETE FROM media_frozen WHERE person = ?";
  private static final String THAW_IN = THAW + " AND chat = ?";

  /** Condemned at once: what was withdrawn cannot be used again. */
  private static final String UNUSED =
      "UPDATE media SET unused = 2 WHERE id = ?1 AND unused IS NULL"
          + " AND NOT EXISTS (SELECT 1 FROM media_in_chat WHERE media = ?1)"
          + " AND NOT EXISTS (SELECT 1 FROM media_of_person WHERE media = ?1)"
          + " AND NOT EXISTS (SELECT 1 FROM media_frozen WHERE media = ?1)";

  private static final String UNUSED_OF =
      "UPDATE media INDEXED BY media_booked SET unused = 2 WHERE owner = ? AND unused = 0";

  private Ledger() {}

  /** Whether all of these objects are verified, and not condemned. */
  public static boolean usable(Sql sql, Collection<MediaId> media) throws SQLException {
    for (MediaId each : media) {
      if (!sql.on(USABLE).with(each.value()).any()) {
        return false;
      }
    }
    return true;
  }

  /** The entry carries these usable objects from now on. */
  public static void use(Sql sql, long chat, long seq, Collection<MediaId> media)
      throws SQLException {
    for (MediaId each : media) {
      sql.on(USE).with(each.value()).with(chat).with(seq).run();
      sql.on(USED).with(each.value()).run();
    }
  }

  /** The entry carries nothing any more. */
  static void release(Sql sql, long chat, long seq) throws SQLException {
    List<byte[]> carried = sql.on(OF_ENTRY).with(chat).with(seq).list(row -> row.getBytes(1));
    if (!carried.isEmpty()) {
      sql.on(RELEASE).with(chat).with(seq).run();
      unused(sql, carried);
    }
  }

  /** The group has another picture; the objects of the new one are usable. */
  public static void groupPicture(
      Sql sql, long chat, @Nullable Picture before, @Nullable Picture after) throws SQLException {
    if (before != null) {
      release(sql, chat, PICTURE);
    }
    if (after != null) {
      use(sql, chat, PICTURE, after.objects());
    }
  }

  /** The person has another picture; the objects of the new one are usable. */
  public static void personPicture(Sql sql, PersonId person, @Nullable Picture after)
      throws SQLException {
    List<byte[]> before = sql.on(OF_PERSON).with(person.value()).list(row -> row.getBytes(1));
    sql.on(RELEASE_OF_PERSON).with(person.value()).run();
    unused(sql, before);
    if (after != null) {
      for (MediaId each : after.objects()) {
        sql.on(USE_OF_PERSON).with(each.value()).with(person.value()).run();
        sql.on(USED).with(each.value()).run();
      }
    }
  }

  /** The group's picture stays for a person who has just gone. */
  public static void freeze(Sql sql, long chat, PersonId person, Picture picture)
      throws SQLException {
    for (MediaId each : picture.objects()) {
      sql.on(FREEZE).with(each.value()).with(person.value()).with(chat).run();
    }
  }

  /** A person who had gone has come back, and sees what the group shows now. */
  public static void thaw(Sql sql, long chat, PersonId person) throws SQLException {
    List<byte[]> frozen =
        sql.on(FROZEN_IN).with(person.value()).with(chat).list(row -> row.getBytes(1));
    if (!frozen.isEmpty()) {
      sql.on(THAW_IN).with(person.value()).with(chat).run();
      unused(sql, frozen);
    }
  }

  /** Condemns what a person announced and never used. */
  public static void condemnUnused(Sql sql, PersonId owner) throws SQLException {
    sql.on(UNUSED_OF).with(owner.value()).run();
  }

  /**
   * An account is deleted: it has no picture, none is kept for it, and what it never used is
   * condemned.
   */
  public static void forget(Sql sql, PersonId person) throws SQLException {
    condemnUnused(sql, person);
    personPicture(sql, person, null);
    List<byte[]> frozen = sql.on(FROZEN).with(person.value()).list(row -> row.getBytes(1));
    sql.on(THAW).with(person.value()).run();
    unused(sql, frozen);
  }

  private static void unused(Sql sql, List<byte[]> media) throws SQLException {
    for (byte[] each : media) {
      sql.on(UNUSED).with(each).run();
    }
  }
}
