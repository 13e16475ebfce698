package io.i9chat.adapter.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.Inside;
import io.i9chat.adapter.sqlite.Sample;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of the time when it was not noted what was shown of watermarks. */
final class ShownReceiptsUpgradeTest {
  private static final String STEP = "migrations/V010__shown_receipts.sql";
  private static final List<String> COLUMNS =
      List.of("shown_delivered", "shown_delivered_at", "shown_read", "shown_read_at");

  @TempDir Path folder;

  @Test
  void whatIsHiddenWhenReceiptsAreFirstKeptApartIsNotShownLater() {
    PersonId open;
    PersonId hiding;
    PersonId blocked;
    Map<PersonId, ChatId> chats = new HashMap<>();
    try (SqliteStore store = SqliteStore.open(SqliteConfig.in(folder))) {
      StorePorts ports = store.ports();
      PersonId ada = Newcomers.enrolled(ports).id();
      open = Newcomers.enrolled(ports).id();
      hiding = Newcomers.enrolled(ports).id();
      blocked = Newcomers.enrolled(ports).id();
      for (PersonId reader : List.of(open, hiding, blocked)) {
        chats.put(reader, read(ports, ada, reader));
      }
      PrivacyChange shy = new PrivacyChange(null, null, null, false);
      ports.profiles().update(hiding, new ProfileChange(null, null, Change.keep(), shy));
      ports.blocks().add(ada, blocked);
      Inside.writer(store)
          .ask(tx -> {
            for (String column : COLUMNS) {
              tx.sql().script("ALTER TABLE membership DROP COLUMN " + column);
            }
            tx.sql().script(step());
            return true;
          });
      assertThat(shown(store, chats, open)).isEqualTo(List.of(1L, 1L));
      assertThat(shown(store, chats, hiding)).isEqualTo(List.of(1L, 0L));
      assertThat(shown(store, chats, blocked)).isEqualTo(List.of(0L, 0L));
    }
  }

  private static String step() {
    try (InputStream file = Migrations.class.getResourceAsStream(STEP)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A chat in which the reader has read the author's only message. */
  private static ChatId read(StorePorts ports, PersonId author, PersonId reader) {
    ChatId chat = Sample.direct(ports.chats(), author, reader);
    ports
        .chats()
        .commit(chat, List.of(new Intent(author, 0, Fresh.now(), Sample.message("hello"))));
    ports.receipts().mark(chat, reader, 1, 1, Fresh.now());
    return chat;
  }

  private static List<Long> shown(SqliteStore store, Map<PersonId, ChatId> chats, PersonId reader) {
    ChatId chat = Objects.requireNonNull(chats.get(reader));
    Watermarks shown =
        Objects.requireNonNull(store.ports().receipts().shown(chat, List.of(reader)).get(reader));
    return List.of(shown.delivered(), shown.read());
  }
}
