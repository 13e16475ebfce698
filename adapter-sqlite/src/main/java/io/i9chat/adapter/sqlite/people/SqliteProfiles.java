package io.i9chat.adapter.sqlite.people;

import io.i9chat.adapter.sqlite.chat.PrivacyVersions;
import io.i9chat.adapter.sqlite.chat.Transaction;
import io.i9chat.adapter.sqlite.chat.Writer;
import io.i9chat.adapter.sqlite.engine.Bytes;
import io.i9chat.adapter.sqlite.engine.EnumCodes;
import io.i9chat.adapter.sqlite.engine.Query;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.Ledger;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.ProfileUpdate;
import io.i9chat.ports.people.Profiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Profiles. */
public final class SqliteProfiles implements Profiles {
  private static final String COLUMNS =
      "SELECT a.person, a.username, p.display_name, p.bio, p.picture, p.preview, p.presence,"
          + " p.chats, p.groups, p.read_receipts, p.last_seen"
          + " FROM account a JOIN profile p ON p.person = a.person";
  private static final String BY_ID = COLUMNS + " WHERE a.person = ?";
  private static final int AT_ONCE = 64;
  private static final String BY_IDS =
      COLUMNS + " WHERE a.person IN (?" + ", ?".repeat(AT_ONCE - 1) + ")";
  private static final String BY_USERNAME = COLUMNS + " WHERE a.username_key = ?";
  private static final String MAKE =
      "INSERT INTO profile (person, display_name, bio, presence, chats, groups, read_receipts,"
          + " stance) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE profile SET display_name = ?, bio = ?, picture = ?, preview = ?, presence = ?,"
          + " chats = ?, groups = ?, read_receipts = ? WHERE person = ?";
  private static final String SEEN =
      "UPDATE profile SET last_seen = ?1"
          + " WHERE person = ?2 AND (last_seen IS NULL OR last_seen < ?1)";

  private final Writer writer;
  private final Readers readers;

  public SqliteProfiles(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  public static void make(Sql sql, PersonId person, DisplayName displayName, Bio bio)
      throws SQLException {
    Query make = sql.on(MAKE).with(person.value()).with(displayName.value()).with(bio.value());
    with(make, Privacy.DEFAULT).with(PrivacyVersions.FIRST).run();
  }

  private static Query with(Query query, Privacy privacy) throws SQLException {
    return query
        .with(EnumCodes.of(privacy.presence()))
        .with(EnumCodes.of(privacy.chats()))
        .with(EnumCodes.of(privacy.groups()))
        .with(privacy.readReceipts() ? 1 : 0);
  }

  @Override
  public List<Profile> byId(Collection<PersonId> people) {
    List<PersonId> asked = List.copyOf(new LinkedHashSet<>(people));
    return readers.ask(sql -> {
      List<Profile> found = new ArrayList<>();
      int next = 0;
      for (; next + AT_ONCE <= asked.size(); next += AT_ONCE) {
        found.addAll(byIds(sql, asked.subList(next, next + AT_ONCE)));
      }
      for (PersonId person : asked.subList(next, asked.size())) {
        Profile profile = byId(sql, person);
        if (profile != null) {
          found.add(profile);
        }
      }
      return List.copyOf(found);
    });
  }

  /** The profiles of exactly so many people: half the work of asking for one after the other. */
  private static List<Profile> byIds(Sql sql, List<PersonId> people) throws SQLException {
    Query query = sql.on(BY_IDS);
    for (PersonId person : people) {
      query.with(person.value());
    }
    return query.list(SqliteProfiles::read);
  }

  private static @Nullable Profile byId(Sql sql, PersonId person) throws SQLException {
    return sql.on(BY_ID).with(person.value()).first(SqliteProfiles::read);
  }

  @Override
  public List<Profile> byUsername(Collection<Username> usernames) {
    Set<Username> asked = new LinkedHashSet<>(usernames);
    return readers.ask(sql -> {
      List<Profile> found = new ArrayList<>();
      for (Username username : asked) {
        Profile profile = sql.on(BY_USERNAME).with(username.key()).first(SqliteProfiles::read);
        if (profile != null) {
          found.add(profile);
        }
      }
      return List.copyOf(found);
    });
  }

  private static Profile read(ResultSet row) throws SQLException {
    MediaId media = Rows.media(row, 5);
    return new Profile(
        Rows.person(row, 1),
        new Username(row.getString(2)),
        DisplayName.kept(row.getString(3)),
        new Bio(row.getString(4)),
        media == null ? null : new Picture(media, Rows.media(row, 6)),
        privacy(row, 7),
        Rows.time(row, 11));
  }

  /** The four settings, in the order of the table, from a column on. */
  static Privacy privacy(ResultSet row, int from) throws SQLException {
    return new Privacy(
        EnumCodes.audience(row.getInt(from)),
        EnumCodes.audience(row.getInt(from + 1)),
        EnumCodes.audience(row.getInt(from + 2)),
        row.getInt(from + 3) != 0);
  }

  @Override
  public ProfileUpdate update(PersonId person, ProfileChange change) {
    return writer.ask(tx -> update(tx, person, change));
  }

  private static ProfileUpdate update(Transaction tx, PersonId person, ProfileChange change)
      throws SQLException {
    Sql sql = tx.sql();
    Profile before = byId(sql, person);
    if (before == null) {
      return new ProfileUpdate.NoSuchPerson();
    }
    if (change.picture() instanceof Change.To<Picture>(Picture wanted)
        && !Ledger.usable(sql, wanted.objects())) {
      return new ProfileUpdate.MediaGone();
    }
    Profile after = change.on(before);
    if (!(change.picture() instanceof Change.Keep<Picture>)) {
      Ledger.personPicture(sql, person, after.picture());
    }
    save(sql, after);
    if (!after.privacy().equals(before.privacy())) {
      PrivacyVersions.raise(sql, person);
      tx.changesVisibility(person);
    }
    return new ProfileUpdate.Updated(after);
  }

  private static void save(Sql sql, Profile profile) throws SQLException {
    Picture picture = profile.picture();
    MediaId preview = picture == null ? null : picture.preview();
    Query update =
        sql.on(UPDATE)
            .with(profile.displayName().value())
            .with(profile.bio().value())
            .with(picture == null ? null : Bytes.of(picture.media().value()))
            .with(preview == null ? null : Bytes.of(preview.value()));
    with(update, profile.privacy()).with(profile.id().value()).run();
  }

  @Override
  public void seen(Collection<PersonId> people, Instant at) {
    List<PersonId> seen = List.copyOf(people);
    writer.ask(tx -> {
      int moved = 0;
      for (PersonId person : seen) {
        moved += tx.sql().on(SEEN).with(at).with(person.value()).run();
      }
      return moved;
    });
  }
}
