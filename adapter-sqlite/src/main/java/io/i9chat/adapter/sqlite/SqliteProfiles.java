package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.people.Profiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Profiles. */
final class SqliteProfiles implements Profiles {
  private static final String COLUMNS =
      "SELECT a.person, a.username, p.display_name, p.bio"
          + " FROM account a JOIN profile p ON p.person = a.person";
  private static final String BY_ID = COLUMNS + " WHERE a.person = ?";
  private static final String BY_USERNAME = COLUMNS + " WHERE a.username_key = ?";
  private static final String MAKE =
      "INSERT INTO profile (person, display_name, bio) VALUES (?, ?, ?)";
  private static final String UPDATE =
      "UPDATE profile SET display_name = coalesce(?, display_name), bio = coalesce(?, bio)"
          + " WHERE person = ?";

  private final Writer writer;
  private final Readers readers;

  SqliteProfiles(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  static void make(Sql sql, PersonId person, DisplayName displayName, Bio bio) throws SQLException {
    sql.on(MAKE).with(person.value()).with(displayName.value()).with(bio.value()).run();
  }

  @Override
  public List<Profile> byId(Collection<PersonId> people) {
    return readers.ask(sql -> {
      List<Profile> found = new ArrayList<>();
      for (PersonId person : new LinkedHashSet<>(people)) {
        byId(sql, person).ifPresent(found::add);
      }
      return List.copyOf(found);
    });
  }

  private static Optional<Profile> byId(Sql sql, PersonId person) throws SQLException {
    return Optional.ofNullable(sql.on(BY_ID).with(person.value()).first(SqliteProfiles::read));
  }

  @Override
  public List<Profile> byUsername(Collection<Username> usernames) {
    return readers.ask(sql -> {
      List<Profile> found = new ArrayList<>();
      for (Username username : new LinkedHashSet<>(usernames)) {
        Profile profile = sql.on(BY_USERNAME).with(username.key()).first(SqliteProfiles::read);
        if (profile != null) {
          found.add(profile);
        }
      }
      return List.copyOf(found);
    });
  }

  private static Profile read(ResultSet row) throws SQLException {
    return new Profile(
        Rows.person(row, 1),
        new Username(row.getString(2)),
        new DisplayName(row.getString(3)),
        new Bio(row.getString(4)));
  }

  @Override
  public Optional<Profile> update(
      PersonId person, @Nullable DisplayName displayName, @Nullable Bio bio) {
    return writer.ask(tx -> {
      tx.sql()
          .on(UPDATE)
          .with(displayName == null ? null : displayName.value())
          .with(bio == null ? null : bio.value())
          .with(person.value())
          .run();
      return byId(tx.sql(), person);
    });
  }
}
