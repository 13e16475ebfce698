package io.i9chat.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.boot.settings.Setting;
import io.i9chat.server.wire.json.Json;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The program as it is started: its lines, its exit codes, its commands. */
class MainTest extends StartedProgram {
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  @Test
  void aWrongSettingIsOneLine() throws Exception {
    oneLine(run(Map.of("I9CHAT_PORT", "eighty")), "I9CHAT_PORT=eighty: must be a number");
    oneLine(run(Map.of("I9CHAT_PROT", "80")), "I9CHAT_PROT", "did you mean I9CHAT_PORT?");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aUsedPortIsOneLine() throws Exception {
    try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended ended = run(Map.of("I9CHAT_PORT", Integer.toString(used.getLocalPort())));
      oneLine(
          ended,
          "i9chat: I9CHAT_PORT=" + used.getLocalPort() + ": cannot listen on 127.0.0.1:",
          "in use; end the program that listens there, or set another one");
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void aUsedAdminPortIsOneLine() throws Exception {
    try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(used.getLocalPort());
      Ended ended = run(Map.of("I9CHAT_PORT", "0", "I9CHAT_ADMIN_PORT", port));
      oneLine(
          ended,
          "i9chat: I9CHAT_ADMIN_PORT=" + port + ": cannot listen on 127.0.0.1:",
          "in use; end the program that listens there, or set another one, or off");
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void oneNumberForBothPortsIsOneLine() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String number = Integer.toString(port);
    Ended ended = run(Map.of("I9CHAT_PORT", number, "I9CHAT_ADMIN_PORT", number));
    oneLine(ended, "I9CHAT_ADMIN_PORT=" + number, "in use");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void anAddressOfAnotherMachineIsOneLine() throws Exception {
    // TEST-NET-1 (RFC 5737) is of no machine.
    Map<String, String> elsewhere =
        Map.of(
            "I9CHAT_PORT", "0",
            "I9CHAT_HOST", "192.0.2.1",
            "I9CHAT_MODE", "production",
            "I9CHAT_ALLOW_INSECURE", "true");
    Ended ended = run(elsewhere);
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err().lines().filter(line -> !line.contains("INSECURE")))
        .singleElement()
        .asString()
        .startsWith("i9chat: I9CHAT_HOST=192.0.2.1: is no address of this machine; set one");
  }

  @Test
  void aVariableThatLooksLikeASettingIsLoggedAlsoWhereOneIsMissing() throws Exception {
    Map<String, String> misspelt =
        Map.of("I9CHAT_MAIL", "smtp", "MAIL_FROM", "chat@example.org", "SMPT_HOST", "localhost");
    Ended ended = run(misspelt);
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains(
            "WARN ProcessSettings: SMPT_HOST: there is no such setting; did you mean SMTP_HOST?")
        .contains("i9chat: SMTP_HOST: must be set");
  }

  @Test
  void aFolderThatCannotBeMadeIsOneLine() throws Exception {
    Files.writeString(folder.resolve("file"), "in the way");
    for (String data : new String[] {"file", "file/data"}) {
      Ended ended = run(Map.of("I9CHAT_DATA", data, "I9CHAT_PORT", "0"));
      oneLine(ended, "I9CHAT_DATA=");
      assertThat(ended.err()).doesNotContain("Exception");
    }
  }

  @Test
  void aSharedFolderWithASecretOfItsOwnIsOneLine() throws Exception {
    String shared = folder.resolve("shared").toString();
    Ended ended = run(Map.of("I9CHAT_PORT", "0", "I9CHAT_MEDIA_DIR", shared));
    oneLine(ended, "I9CHAT_MEDIA_DIR=" + shared, "I9CHAT_SECRET must be set");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aSharedFolderThatCannotBeMadeIsOneLine() throws Exception {
    Files.writeString(folder.resolve("file"), "in the way");
    String shared = folder.resolve("file/media").toString();
    Map<String, String> settings =
        Map.of("I9CHAT_PORT", "0", "I9CHAT_MEDIA_DIR", shared, "I9CHAT_SECRET", "s".repeat(32));
    oneLine(run(settings), "I9CHAT_MEDIA_DIR=" + shared, "cannot be used");
  }

  @Test
  void aSecondServerOnTheFolderIsRefusedAndTheFirstEndsWellWhenTold() throws Exception {
    Process first = start(Map.of("I9CHAT_PORT", "0"));
    try {
      awaitReady(first);
      String lines = out();
      assertThat(lines)
          .contains("development mode", "i9chat.db", "media", "outbox", "http://127.0.0.1:");
      Path elsewhere = Files.createDirectory(folder.resolve("second"));
      MainTest second = new MainTest();
      second.folder = elsewhere;
      oneLine(
          second.run(Map.of("I9CHAT_PORT", "0", "I9CHAT_DATA", folder.resolve("data").toString())),
          "I9CHAT_DATA=",
          "in use by another process");
      assertThat(status(lines)).isEqualTo(200);
      first.destroy();
      Ended ended = end(first);
      assertThat(ended.exit()).isZero();
      assertThat(ended.out()).contains("stopping", "stopped");
    } finally {
      first.destroyForcibly();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret())))
        .isEqualTo("rw-------");
  }

  private Path secret() {
    return folder.resolve("data").resolve("secret");
  }

  private static int status(String lines) throws Exception {
    return get(lines, "/readyz").statusCode();
  }

  private static HttpResponse<Void> get(String lines, String path) throws Exception {
    Matcher url = URL.matcher(lines);
    assertThat(url.find()).isTrue();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url.group() + path)).build();
      return client.send(request, BodyHandlers.discarding());
    }
  }

  @Test
  void theLogIsJsonLineByLineIfItIsSet() throws Exception {
    Process server = start(Map.of("I9CHAT_PORT", "0", "I9CHAT_LOG_FORMAT", "json"));
    try {
      awaitReady(server);
      HttpResponse<Void> answer = get(out(), "/api/v1/limits");
      String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
      server.destroy();
      Ended ended = end(server);

      List<JsonNode> records = ended.err().lines().map(Json.shared()::readTree).toList();
      assertThat(records)
          .filteredOn(record -> record.at("/mdc/requestId").asString("").equals(id))
          .singleElement()
          .satisfies(record -> {
            assertThat(record.get("loggerName").asString()).isEqualTo("access");
            assertThat(record.get("formattedMessage").asString()).startsWith("GET /limits 200 ");
          });
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void productionStartsInsecurelyOnlyWithALoudLine() throws Exception {
    oneLine(run(Map.of("I9CHAT_MODE", "production")), "I9CHAT_PUBLIC_URL");
    Process server =
        start(
            Map.of(
                "I9CHAT_MODE", "production", "I9CHAT_PORT", "0", "I9CHAT_ALLOW_INSECURE", "true"));
    try {
      awaitReady(server);
      assertThat(Files.readString(folder.resolve("err"))).contains("INSECURE: I9CHAT_PUBLIC_URL");
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void helpNamesEverySettingAndCommand() throws Exception {
    Ended help = run(Map.of(), "--help");

    assertThat(help.exit()).isZero();
    for (Setting setting : Setting.values()) {
      assertThat(help.out()).contains(setting.key());
    }
    assertThat(help.out()).contains("accounts", "version");
    assertThat(run(Map.of(), "version").out()).startsWith("i9chat ");
  }

  @Test
  void accountsAreMadeWithTokensThatWorkAndListed() throws Exception {
    Ended created =
        run(Map.of(), "accounts", "create", "--count", "3", "--prefix", "load", "--tokens", "t");

    assertThat(created.exit()).as(created.err()).isZero();
    Path tokens = folder.resolve("t");
    assertThat(Files.readAllLines(tokens))
        .hasSize(3)
        .allMatch(line -> line.matches("load\\d \\S+"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokens)))
        .isEqualTo("rw-------");
    Ended listed = run(Map.of(), "accounts", "list");
    assertThat(listed.out().lines())
        .hasSize(3)
        .allMatch(line -> line.matches("load\\d\\tload\\d@example.invalid\\t\\S+Z\\tenabled"));
    oneLine(
        run(Map.of(), "accounts", "create", "--count", "1", "--prefix", "_x", "--tokens", "t"),
        "--prefix");
    oneLine(
        run(Map.of(), "accounts", "create", "--count", "1", "--prefix", "more", "--tokens", "t"),
        "--tokens=t: the file exists already");
    oneLine(
        run(Map.of(), "accounts", "create", "--count", "1", "--prefix", "load", "--tokens", "u"),
        "load1 is taken; 0 accounts were made");
    assertThat(folder.resolve("u")).doesNotExist();
    Ended nowhere =
        run(Map.of(), "accounts", "create", "--count", "1", "--prefix", "no", "--tokens", "x/y");
    oneLine(nowhere, "--tokens=x/y: cannot be written");
    assertThat(nowhere.err()).doesNotContain("Exception");
    assertThat(run(Map.of(), "accounts", "list").out().lines()).hasSize(3);
    assertThat(me(Files.readAllLines(tokens).getFirst())).contains("\"username\":\"load1\"");
  }

  @Test
  void tokensOfEachBatchAreWrittenAsItIsMade() throws Exception {
    Process making =
        start(
            Map.of(),
            "accounts",
            "create",
            "--count",
            "100000",
            "--prefix",
            "many",
            "--tokens",
            "t");
    try {
      Path tokens = folder.resolve("t");
      Instant until = Instant.now().plus(PATIENCE);
      while (!Files.exists(tokens) || Files.readAllLines(tokens).size() < 500) {
        assertThat(Instant.now()).isBefore(until);
        Thread.sleep(5);
      }
    } finally {
      making.destroyForcibly().waitFor();
    }
    List<String> told = Files.readAllLines(folder.resolve("t"));
    assertThat(told.size()).isBetween(500, 99_999);
    long made = run(Map.of(), "accounts", "list").out().lines().count();
    assertThat(made - told.size()).as("accounts whose tokens are lost").isBetween(0L, 1_000L);
  }

  /** What a server on this folder answers to the token of a line. */
  private String me(String line) throws Exception {
    Process server = start(Map.of("I9CHAT_PORT", "0"));
    try (HttpClient client = HttpClient.newHttpClient()) {
      awaitReady(server);
      Matcher url = URL.matcher(out());
      assertThat(url.find()).isTrue();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url.group() + "/api/v1/me"))
              .header("Authorization", "Bearer " + line.substring(line.indexOf(' ') + 1))
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    } finally {
      server.destroyForcibly().waitFor();
    }
  }
}
