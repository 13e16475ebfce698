package io.i9chat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.engine.Connections;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.file.Migrations;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Uploads;
import io.i9chat.tck.chat.Conversation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database from before it was counted what people store. */
final class CountingWhatWasStoredTest {
  @TempDir private Path folder;

  private static String step() throws IOException {
    String name = "migrations/V013__stored_bytes.sql";
    try (InputStream file = Migrations.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void fill(StorePorts ports, PersonId ada, PersonId bob) {
    Conversation group = Conversation.group(ports, ada, bob);
    Entry said = group.say(ada, Body.text("Grüße 😀"));
    group.committed(ada, new Payload.Edit(said.seq(), Body.text("Hallo")));
    Entry gone = group.say(ada, Body.text("gone"));
    group.committed(bob, new Payload.Reaction(gone.seq(), new Emoji("👍")));
    group.committed(ada, new Payload.Delete(gone.seq()));
    Conversation.direct(ports, ada, bob).say(ada, Uploads.body(Uploads.verified(ports, ada)));
    Entry withdrawn = group.say(bob, Uploads.body(Uploads.verified(ports, bob)));
    group.committed(bob, new Payload.Delete(withdrawn.seq()));
    Uploads.booked(ports, bob);
  }

  @Test
  void isCountedAsIfItHadBeenCountedAllTheTime() throws Exception {
    List<PersonId> people;
    List<Long> counted;
    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(folder))) {
      StorePorts ports = store.ports();
      people = List.of(Newcomers.enrolled(ports).id(), Newcomers.enrolled(ports).id());
      fill(ports, people.getFirst(), people.getLast());
      counted = people.stream().map(ports.storage()::used).toList();
      assertThat(counted).allSatisfy(bytes -> assertThat(bytes).isGreaterThan(1_500));
    }
    try (Sql sql = Connections.writer(SqliteConfig.in(folder).database())) {
      for (String name :
          sql.on("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'stored_%'")
              .list(row -> row.getString(1))) {
        sql.script("DROP TRIGGER " + name);
      }
      sql.script("ALTER TABLE membership DROP COLUMN stored");
      sql.script("ALTER TABLE profile DROP COLUMN stored");
      sql.script(step());
    }

    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(folder))) {
      assertThat(people).extracting(store.ports().storage()::used).isEqualTo(counted);
    }
    assertThat(SqliteStore.check(SqliteConfig.in(folder))).isEmpty();
  }

  @Test
  void noTextIsSortedForCountingIt() throws Exception {
    SqliteStore.open(SqliteConfig.in(folder)).close();
    String step = step();
    String counting = step.substring(step.indexOf("WITH kept"), step.indexOf("UPDATE profile"));
    try (Sql sql = Connections.writer(SqliteConfig.in(folder).database())) {
      assertThat(sql.on("EXPLAIN QUERY PLAN " + counting).list(row -> row.getString("detail")))
          .contains("MATERIALIZE kept", "USE TEMP B-TREE FOR GROUP BY");
    }
  }
}
