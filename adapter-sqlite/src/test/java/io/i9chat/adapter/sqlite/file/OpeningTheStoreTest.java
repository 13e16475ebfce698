package io.i9chat.adapter.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.adapter.sqlite.Inside;
import io.i9chat.adapter.sqlite.Sample;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.page.Cursor;
import io.i9chat.ports.model.page.LogPage;
import io.i9chat.ports.model.page.PageBound;
import io.i9chat.tck.Fresh;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpeningTheStoreTest {
  private static final List<Window> ALL = List.of(new Window(1, Window.OPEN));

  @TempDir private Path parent;

  private Path folder() {
    return parent.resolve("data");
  }

  private SqliteStore open() {
    return SqliteStore.open(SqliteConfig.in(folder()));
  }

  private Path database() {
    return folder().resolve("i9chat.db");
  }

  private void run(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void theFolderAndItsFilesAreTheOwnersAlone() throws IOException {
    try (SqliteStore store = open()) {
      store.ports().profiles().byId(List.of(Fresh.person()));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
          .isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(folder())) {
        assertThat(files)
            .extracting(file -> file.getFileName().toString())
            .contains("i9chat.db", "i9chat.db-wal", "i9chat.lock");
      }
      try (Stream<Path> files = Files.list(folder())) {
        assertThat(files)
            .allSatisfy(file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void whatWasStoredIsThereAgainToTheLetter() {
    PersonId ada = Fresh.person();
    List<String> texts =
        List.of(" a\n\tb ", "a\u0301 = á?", "😀 \u202e 𝔄", "'; DROP TABLE entry; --", "\ufeffx");
    ChatId chat;
    List<Entry> written = new ArrayList<>();
    try (SqliteStore store = open()) {
      Chats chats = store.ports().chats();
      chat = Sample.direct(chats, ada, Fresh.person());
      for (String text : texts) {
        written.add(say(chats, chat, ada, text));
      }
    }
    try (SqliteStore store = open()) {
      LogPage page = store.ports().log().log(chat, ALL, new Cursor.After(0), PageBound.of(100));
      assertThat(page).isEqualTo(new LogPage(written, false, texts.size()));
      assertThat(page.entries()).map(Sample::text).isEqualTo(texts);
      assertThat(store.ports().receipts().shown(chat, List.of(ada)).get(ada))
          .hasFieldOrPropertyWithValue("read", (long) texts.size());
      assertThat(say(store.ports().chats(), chat, ada, "on").seq()).isEqualTo(texts.size() + 1);
    }
  }

  private static Entry say(Chats chats, ChatId chat, PersonId author, String text) {
    var message = Sample.message(text);
    var result = chats.commit(chat, List.of(new Intent(author, 0, Fresh.now(), message)));
    return ((Committed) result.getFirst()).entry();
  }

  @Test
  void aSecondStoreInThisProcessIsRefusedAndTheFirstGoesOn() {
    try (SqliteStore store = open()) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(this::open)
            .isInstanceOf(PortFailure.class)
            .hasMessageContaining(folder().toString())
            .hasMessageContaining("is in use");
      }
      assertThat(store.ports().profiles().byId(List.of(Fresh.person()))).isEmpty();
    }
    open().close();
  }

  @Test
  void aStoreInAnotherProcessKeepsThisOneOut() throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HoldFolder.class.getName(),
                folder().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = other.inputReader()) {
      assertThat(said.readLine()).isEqualTo("held by SqliteChats");
      assertThatThrownBy(this::open)
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining(folder().toString())
          .hasMessageContaining("is in use by another process");
      other.getOutputStream().close();
      assertThat(other.waitFor()).isZero();
    } finally {
      other.destroyForcibly();
    }
    open().close();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamedWithTheCause() throws IOException {
    Path file = Files.createFile(parent.resolve("a-file"));
    assertThatThrownBy(() -> SqliteStore.open(SqliteConfig.in(file.resolve("data"))))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("cannot be used");
  }

  @Test
  void aFileThatIsNoDatabaseIsNamedAndLeftAlone() throws IOException {
    Files.createDirectory(folder());
    byte[] other = "not a database ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    Files.write(database(), other);
    assertThatThrownBy(this::open)
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining(database().toString())
        .hasMessageContaining("not a database");
    assertThat(Files.readAllBytes(database())).isEqualTo(other);
  }

  @Test
  void aFileThatWasCutShortIsNamedAsDamaged() throws IOException {
    open().close();
    try (FileChannel file = FileChannel.open(database(), StandardOpenOption.WRITE)) {
      file.truncate(8_192);
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining(database().toString())
        .hasMessageContaining("damaged");
  }

  @Test
  void aDatabaseOfAnotherApplicationIsRefused() throws IOException, SQLException {
    Files.createDirectory(folder());
    run("CREATE TABLE birds (name TEXT)");
    assertThatThrownBy(this::open)
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining(database().toString())
        .hasMessageContaining("another application");
  }

  @Test
  void aDatabaseOfANewerVersionIsRefused() throws SQLException {
    open().close();
    run("PRAGMA user_version = 999");
    assertThatThrownBy(this::open)
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining(database().toString())
        .hasMessageContaining("version is 999");
    run("PRAGMA user_version = " + Migrations.VERSION);
    open().close();
  }

  @Test
  void everyStepOfTheWayToThisVersionIsTakenOnce() throws SQLException {
    open().close();
    try (SqliteStore store = open()) {
      Map<String, Long> pragmas =
          Inside.readers(store)
              .ask(sql ->
                  Map.of(
                      "version", number(sql, "PRAGMA user_version"),
                      "application", number(sql, "PRAGMA application_id")));
      assertThat(pragmas)
          .containsEntry("version", (long) Migrations.VERSION)
          .containsEntry("application", (long) Migrations.APPLICATION_ID);
    }
  }

  @Test
  void everyStepThereIsBelongsToTheWay() throws Exception {
    Path steps = Path.of(Migrations.class.getResource("migrations").toURI());
    try (Stream<Path> files = Files.list(steps)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
          .isEqualTo(Migrations.STEPS);
    }
  }

  private static Long number(Sql sql, String pragma) throws SQLException {
    Long number = sql.on(pragma).first(row -> row.getLong(1));
    return number == null ? -1L : number;
  }

  @Test
  void theWriterWaitsForTheDiskAndOverwritesWhatIsDeleted() {
    try (SqliteStore store = open()) {
      Map<String, Long> pragmas =
          Inside.writer(store)
              .ask(tx ->
                  Map.of(
                      "synchronous", number(tx.sql(), "PRAGMA synchronous"),
                      "secure_delete", number(tx.sql(), "PRAGMA secure_delete")));
      assertThat(pragmas).containsEntry("synchronous", 2L).containsEntry("secure_delete", 1L);
    }
  }

  @Test
  void everyCallToAClosedStoreFails() {
    SqliteStore store = open();
    store.close();
    assertThatThrownBy(() -> store.ports().profiles().byId(List.of(Fresh.person())))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> store.ports().sessions().used(Fresh.session(), Fresh.now()))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("closed");
    store.close();
  }
}
