package io.i9chat.adapter.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.adapter.sqlite.Sample;
import io.i9chat.adapter.sqlite.SqliteConfig;
import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.tck.Fresh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store whose files are missing or another's is not taken for a new one. */
final class MissingFilesTest {
  @TempDir private Path folder;

  private SqliteStore open() {
    return SqliteStore.open(SqliteConfig.in(folder));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  /** Copies the files of an open store, as a crash would leave them. */
  private Path crashed() throws IOException {
    Path copy = Files.createDirectory(file("copy"));
    try (SqliteStore store = open()) {
      PersonId ada = Fresh.person();
      ChatId chat = Sample.direct(store.ports().chats(), ada, Fresh.person());
      store.ports().chats().commit(chat, List.of(intent(ada)));
      for (String name : List.of("i9chat.db", "i9chat.db-wal", "i9chat.lock", "store")) {
        Files.copy(file(name), copy.resolve(name));
      }
    }
    return copy;
  }

  private static Intent intent(PersonId author) {
    return new Intent(author, 0, Fresh.now(), Sample.message("hello"));
  }

  private static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        content.put(folder.relativize(each).toString(), sum(each));
      }
    }
    return content;
  }

  private static String sum(Path file) throws IOException {
    return Files.size(file) + ":" + Arrays.hashCode(Files.readAllBytes(file));
  }

  private void isRefusedAndUntouched(Path folder, String... parts) throws IOException {
    Map<String, String> before = content(folder);
    assertThatThrownBy(() -> SqliteStore.open(SqliteConfig.in(folder)))
        .isInstanceOf(PortFailure.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
    assertThat(content(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDatabaseThatIsMissingOrEmptyIsNotMadeAnew(boolean empty) throws IOException {
    open().close();
    if (empty) {
      Files.write(file("i9chat.db"), new byte[0]);
    } else {
      Files.delete(file("i9chat.db"));
    }
    String store = file("store").toRealPath().toString();
    isRefusedAndUntouched(folder, "i9chat.db", empty ? "empty" : "missing", "\"new\"", store);

    Files.writeString(file("store"), "new\n");
    open().close();
    open().close();
  }

  @Test
  void aFolderOfAnEarlierReleaseIsKnownByItsSecretAndMedia() throws IOException {
    Files.createDirectory(file("media"));
    Files.write(file("media/signing.key"), new byte[32]);
    assertThatCode(() -> open().close())
        .as("media alone may come first")
        .doesNotThrowAnyException();
    Files.delete(file("store"));
    Files.delete(file("i9chat.db"));
    Files.writeString(file("secret"), "of the server");
    isRefusedAndUntouched(folder, "i9chat.db", "missing");

    Files.delete(file("secret"));
    Files.writeString(file("media/0190-object.1"), "uploaded");
    isRefusedAndUntouched(folder, "i9chat.db", "missing");
    Files.writeString(file("store"), "new");
    open().close();
  }

  @Test
  void aDatabaseOfAnEarlierReleaseIsMarkedWhenItIsOpened() throws IOException {
    open().close();
    String mark = Files.readString(file("store"));
    assertThat(mark).matches("[0-9a-f]{32} closed\n");
    Files.delete(file("store"));
    try (SqliteStore store = open()) {
      assertThat(store.ports().profiles().byId(List.of(Fresh.person()))).isEmpty();
      assertThat(Files.readString(file("store"))).matches("[0-9a-f]{32} open  \n");
    }
    assertThat(Files.readString(file("store"))).isEqualTo(mark);
  }

  @Test
  void aLogThatIsMissingAfterACrashIsNoticed() throws IOException {
    Path copy = crashed();
    Path log = copy.resolve("i9chat.db-wal");
    Files.move(log, file("aside"));
    isRefusedAndUntouched(copy, "i9chat.db-wal", "missing", "store");
    Files.move(file("aside"), log);
    SqliteStore.open(SqliteConfig.in(copy)).close();
  }

  @Test
  void afterACrashTheStoreOpensWithItsLog() throws IOException {
    Path copy = crashed();
    SqliteStore.open(SqliteConfig.in(copy)).close();
    Files.deleteIfExists(copy.resolve("i9chat.db-wal"));
    assertThatCode(() -> SqliteStore.open(SqliteConfig.in(copy)).close())
        .as("a closed store has no log")
        .doesNotThrowAnyException();
  }

  @Test
  void withoutTheMarkerTheLogIsGivenUp() throws IOException {
    Path copy = crashed();
    Files.delete(copy.resolve("i9chat.db-wal"));
    Files.delete(copy.resolve("store"));
    assertThatCode(() -> SqliteStore.open(SqliteConfig.in(copy)).close())
        .doesNotThrowAnyException();
  }

  @Test
  void theDatabaseOfAnotherFolderIsRefused() throws IOException {
    open().close();
    Path other = file("other");
    SqliteStore.open(SqliteConfig.in(other)).close();
    Files.copy(other.resolve("i9chat.db"), file("i9chat.db"), StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(this::open)
        .isInstanceOf(PortFailure.class)
        .hasMessageContainingAll("i9chat.db", "not the database of this folder", "store");
    Files.delete(file("store"));
    open().close();
  }

  @Test
  void aDamagedMarkerIsNamed() throws IOException {
    open().close();
    Files.writeString(file("store"), "what?");
    isRefusedAndUntouched(folder, "store", "damaged", "remove it");
  }
}
