package io.i9chat.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Api;
import io.i9chat.server.crash.ServerProcess.Ended;
import io.i9chat.server.ws.SocketClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's commands on accounts while the server runs on the folder. */
class OperatingBesideTheServerTest {
  @TempDir Path folder;

  private Ended run(String... command) {
    return ServerProcess.run(folder, List.of(command));
  }

  private void refused(String reason, String... command) {
    Ended ended = run(command);
    assertThat(ended.exit()).as(ended.output()).isEqualTo(2);
    assertThat(ended.output()).contains("i9chat: ", reason).doesNotContain("Exception");
  }

  @Test
  void theServerItselfDoesThem() throws IOException {
    try (ServerProcess server = ServerProcess.start(folder)) {
      Path tokens = folder.resolve("made");
      String[] create = {
        "accounts", "create", "--count", "3", "--prefix", "late", "--tokens", tokens.toString()
      };
      Ended made = run(create);
      assertThat(made.exit()).as(made.output()).isZero();
      assertThat(made.output()).contains("3 accounts made");
      refused("the file exists already", create);
      assertThat(run("accounts", "list").output()).contains("late1\t", "late2\t");

      String token = Files.readAllLines(tokens).getFirst().split(" ", -1)[1];
      Api api = new Api(server.url().toString()).as(token);
      assertThat(api.get("/me").status()).isEqualTo(200);
      SocketClient socket = SocketClient.connect(server.url(), token);
      assertThat(run("accounts", "sessions", "late1").output()).containsPattern("[0-9a-f-]{36}\t");

      Ended ended = run("accounts", "sessions", "--end", "LATE1");

      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.output()).contains("1 session of LATE1 ended");
      assertThat(socket.closeCode()).isEqualTo(4005);
      assertThat(api.get("/me").status()).isEqualTo(401);

      refused("no account with the username nobody", "accounts", "sessions", "nobody");
      refused("no account with the username nobody", "accounts", "delete", "nobody");
      assertThat(run("accounts", "delete", "late2").output())
          .contains("late2 is deleted, its messages stay");
      assertThat(run("accounts", "sessions", "late1").output()).contains("late1 has no session");
      assertThat(run("accounts", "delete", "--erase", "late3").output())
          .contains("late3 is deleted, and so are its messages");
      assertThat(run("accounts", "list", "--count").output().lines()).endsWith("1");
    }
    assertThat(run("accounts", "list").output()).as("after a kill").contains("late1\t");
    refused("no account with the username nobody", "accounts", "sessions", "nobody");
  }

  @Test
  void anAccountIsDisabledAndEnabledAndGivenAPassword() {
    ServerProcess.accounts(folder, 2);
    String password = password("accounts", "reset-password", "person1");
    try (ServerProcess server = ServerProcess.start(folder)) {
      Api api = new Api(server.url().toString());
      String token = api.post("/sessions", signIn(password)).text("token");
      SocketClient socket = SocketClient.connect(server.url(), token);

      Ended disabled = run("accounts", "disable", "PERSON1");

      assertThat(disabled.exit()).as(disabled.output()).isZero();
      assertThat(disabled.output()).contains("PERSON1 is disabled, 1 session ended");
      assertThat(socket.closeCode()).isEqualTo(4005);
      assertThat(api.as(token).get("/me").status()).isEqualTo(401);
      assertThat(api.post("/sessions", signIn(password)).code()).isEqualTo("account_disabled");
      assertThat(api.post("/sessions", signIn("wrong one")).code())
          .isEqualTo("credentials_invalid");
      assertThat(run("accounts", "list").output())
          .containsPattern("person1\t.*\tdisabled\n")
          .containsPattern("person2\t.*\tenabled\n");

      String next = password("accounts", "reset-password", "person1");
      assertThat(api.post("/sessions", signIn(next)).code()).isEqualTo("account_disabled");
      assertThat(run("accounts", "enable", "person1").output()).contains("person1 is enabled");
      assertThat(api.post("/sessions", signIn(password)).code()).isEqualTo("credentials_invalid");
      assertThat(api.post("/sessions", signIn(next)).status()).isEqualTo(201);
      for (String command : List.of("disable", "enable", "reset-password")) {
        refused("no account with the username nobody", "accounts", command, "nobody");
      }
    }
  }

  /** As with {@code deploy/systemd/credentials.conf}: the server alone has the secrets. */
  @Test
  void commandsNeedNoSettingOfMailOrBucketBesideAServerThatHasThem() {
    Map<String, String> lacking =
        Map.of(
            "I9CHAT_MAIL", "smtp",
            "SMTP_HOST", "mail.example.org",
            "SMTP_USERNAME", "chat",
            "MAIL_FROM", "chat@example.org",
            "I9CHAT_MEDIA", "s3",
            "S3_BUCKET", "chat-media",
            "S3_ACCESS_KEY", "AKIACHAT",
            "I9CHAT_SECRET_FILE", folder.resolve("of-root").toString());
    String file = folder.resolve("backup.zip").toString();
    List<List<String>> commands =
        List.of(List.of("accounts", "list"), List.of("backup", file), List.of("check"));
    try (ServerProcess server = ServerProcess.start(folder)) {
      assertThat(server.url()).isNotNull();
      for (List<String> command : commands) {
        Ended ended = ServerProcess.run(folder, lacking, command);
        assertThat(ended.exit()).as(ended.output()).isZero();
      }
    }
    Ended alone = ServerProcess.run(folder, lacking, List.of("accounts", "list"));
    assertThat(alone.exit()).isEqualTo(2);
    assertThat(alone.output()).contains("I9CHAT_SECRET_FILE=", "cannot be read");
  }

  private static Map<String, String> signIn(String password) {
    return Map.of("login", "person1", "password", password);
  }

  /** What a command printed behind the username. */
  private String password(String... command) {
    Ended ended = run(command);
    assertThat(ended.exit()).as(ended.output()).isZero();
    String line =
        ended
            .output()
            .lines()
            .filter(each -> each.startsWith("person1\t"))
            .findFirst()
            .orElseThrow();
    return line.split("\t", -1)[1];
  }
}
