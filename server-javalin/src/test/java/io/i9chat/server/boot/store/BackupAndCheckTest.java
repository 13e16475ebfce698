package io.i9chat.server.boot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.sqlite.SqliteStore;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.TestServer.Person;
import io.i9chat.server.Uploads;
import io.i9chat.server.boot.command.BackupCommand;
import io.i9chat.server.boot.command.CheckCommand;
import io.i9chat.server.boot.command.RestoreCommand;
import io.i9chat.server.boot.settings.SettingsReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Objects that go, or are damaged, while a folder is copied or looked at. */
class BackupAndCheckTest {
  @TempDir private Path folder;
  private final TestServer server = TestServer.start(Map.of("I9CHAT_STORE", "sqlite"));

  @SuppressWarnings("NullAway.Init") // set before each test
  private Api api;

  @SuppressWarnings("NullAway.Init") // set before each test
  private String chat;

  @BeforeEach
  void openChat() {
    List<Person> people = server.enrol(2);
    api = server.api(people.getFirst());
    chat = api.send("PUT", "/chats/direct/" + people.getLast().username()).text("id");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** A message with a photo. */
  private record Sent(String media, long seq) {}

  private Sent send() {
    String media = Uploads.upload(api, "photo", "image/jpeg", Uploads.jpeg(5_000));
    Map<String, Object> content =
        Map.of("type", "photos", "items", List.of(Map.of("media", media)));
    long seq =
        api.post("/chats/" + chat + "/messages", Map.of("clientId", media, "content", content))
            .at("seq")
            .longValue();
    return new Sent(media, seq);
  }

  private void withdraw(Sent sent) {
    api.send("DELETE", "/chats/" + chat + "/messages/" + sent.seq());
    assertThat(files(sent)).isEmpty();
  }

  private List<Path> files(Sent sent) {
    try (Stream<Path> files = Files.walk(server.data().resolve("media"))) {
      return files.filter(file -> file.toString().contains(sent.media())).toList();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void whatIsWithdrawnWhileABackupRunsDoesNotFailIt() throws IOException {
    send();
    Sent early = send();
    Sent[] late = new Sent[1];
    AtomicInteger listings = new AtomicInteger();
    Function<Path, List<MediaRecord>> listing =
        database -> {
          List<MediaRecord> objects = SqliteStore.media(database);
          switch (listings.incrementAndGet()) {
            // Between the list of the objects and their copying.
            case 1 -> {
              withdraw(early);
              late[0] = send();
            }
            // Between the copy of the database and that of what is new in it.
            case 2 -> withdraw(late[0]);
            default -> {}
          }
          return objects;
        };
    Path file = folder.resolve("backup.zip");

    Backup.Made made = new Backup(server.data(), listing).into(file);

    assertThat(made.objects()).isEqualTo(1);
    assertThat(made.missing()).isZero();
    assertThat(listings).as("the database was copied again").hasValueGreaterThan(2);
    Path restored = folder.resolve("restored");
    assertThat(new Restore(restored).from(file).objects()).isEqualTo(1);
    assertThat(checked(restored)).contains("sound, with 1 object\n");
    assertThat(restored.resolve("restored")).as("what keeps a bucket's media").isNotEmptyFile();
  }

  private String restored(Path file) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new RestoreCommand());
    line.setOut(new PrintWriter(out));
    line.parseArgs(file.toString());
    RestoreCommand command = line.getCommand();
    Map<String, String> settings = Map.of("I9CHAT_DATA", folder.resolve("again").toString());
    command.on(SettingsReader.readFolder(settings, folder));
    line.getOut().flush();
    return out.toString();
  }

  private static String checked(Path data) {
    return checked(data, Map.of());
  }

  private static String checked(Path data, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("I9CHAT_DATA", data.toString());
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new CheckCommand());
    line.setOut(new PrintWriter(out));
    CheckCommand command = line.getCommand();
    command.on(SettingsReader.readFolder(settings, data));
    line.getOut().flush();
    return out.toString();
  }

  @Test
  void aSecretThatIsNotInTheFolderIsToBeKeptWithTheBackup() throws IOException {
    Files.delete(server.data().resolve("secret"));
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new BackupCommand());
    line.setOut(new PrintWriter(out));
    line.parseArgs(folder.resolve("backup.zip").toString());
    BackupCommand command = line.getCommand();
    Map<String, String> settings = Map.of("I9CHAT_DATA", server.data().toString());
    command.on(SettingsReader.readFolder(settings, folder));
    line.getOut().flush();
    assertThat(out.toString())
        .contains("the secret is not in it: keep what I9CHAT_SECRET or I9CHAT_SECRET_FILE says");
    assertThat(restored(folder.resolve("backup.zip")))
        .contains("the database and 0 objects; its secret was not in it, and has to be in ");
  }

  @Test
  void aChangedByteIsFoundByTheChecksum() throws IOException {
    Sent good = send();
    Sent bad = send();
    assertThat(checked(server.data())).contains("sound, with 2 objects");
    Path file = files(bad).getFirst();
    byte[] bytes = Files.readAllBytes(file);
    bytes[4_000] ^= 1;
    Files.write(file, bytes);

    assertThat(checked(server.data()))
        .contains(file + " is not as it was uploaded: its checksum differs", "1 fault\n");

    Files.write(file, new byte[10]);
    assertThat(checked(server.data())).contains(file + " has 10 bytes and should have 5000");
    Files.delete(file);
    assertThat(checked(server.data())).contains(file + " is missing").doesNotContain(good.media());
    assertThat(checked(server.data(), Map.of("I9CHAT_MEDIA", "bucket")))
        .contains("sound, without a look at objects, which are not in it: I9CHAT_MEDIA=bucket");
  }
}
