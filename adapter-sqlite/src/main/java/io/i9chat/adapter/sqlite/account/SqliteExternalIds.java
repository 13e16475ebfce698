package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.chat.Writer;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.account.ExternalIds;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Enrolment;
import io.i9chat.ports.model.account.NewPerson;
import io.i9chat.ports.model.people.ExternalId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** External ids, which are in the row of their account and go with it. */
public final class SqliteExternalIds implements ExternalIds {
  private static final String PERSON = "SELECT person FROM account WHERE external_id = ?";
  private static final String OF = "SELECT external_id FROM account WHERE person = ?";

  private final Writer writer;
  private final Readers readers;

  public SqliteExternalIds(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  private static @Nullable PersonId person(Sql sql, ExternalId externalId) throws SQLException {
    return sql.on(PERSON).with(externalId.value()).first(row -> Rows.person(row, 1));
  }

  @Override
  public Enrolment enrol(List<NewPerson> people) {
    List<NewPerson> all = List.copyOf(people);
    return writer.ask(tx -> {
      Sql sql = tx.sql();
      Map<ExternalId, PersonId> found = new HashMap<>();
      Map<ExternalId, NewPerson> missing = new LinkedHashMap<>();
      for (NewPerson each : all) {
        PersonId there = person(sql, each.externalId());
        if (there == null) {
          missing.putIfAbsent(each.externalId(), each);
        } else {
          found.put(each.externalId(), there);
        }
      }
      Set<Username> usernames = new HashSet<>();
      for (NewPerson each : missing.values()) {
        Username username = each.account().account().username();
        if (!usernames.add(username) || SqliteAccounts.isTaken(sql, username)) {
          return new Enrolment.UsernameTaken(each);
        }
      }
      for (NewPerson each : missing.values()) {
        SqliteAccounts.make(sql, each.account(), each.externalId());
        found.put(each.externalId(), each.account().account().id());
      }
      return new Enrolment.Done(found);
    });
  }

  @Override
  public Map<ExternalId, PersonId> people(Collection<ExternalId> externalIds) {
    Set<ExternalId> asked = Set.copyOf(externalIds);
    return readers.ask(sql -> {
      Map<ExternalId, PersonId> found = new HashMap<>();
      for (ExternalId each : asked) {
        PersonId person = person(sql, each);
        if (person != null) {
          found.put(each, person);
        }
      }
      return Map.copyOf(found);
    });
  }

  @Override
  public Map<PersonId, ExternalId> of(Collection<PersonId> people) {
    Set<PersonId> asked = Set.copyOf(people);
    return readers.ask(sql -> {
      Map<PersonId, ExternalId> found = new HashMap<>();
      for (PersonId each : asked) {
        String externalId = sql.on(OF).with(each.value()).first(row -> row.getString(1));
        if (externalId != null) {
          found.put(each, new ExternalId(externalId));
        }
      }
      return Map.copyOf(found);
    });
  }
}
