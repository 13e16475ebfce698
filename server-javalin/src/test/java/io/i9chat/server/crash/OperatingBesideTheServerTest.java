package io.i9chat.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Api;
import io.i9chat.server.crash.ServerProcess.Ended;
import io.i9chat.server.ws.SocketClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        "accounts", "create", "--count", "2", "--prefix", "late", "--tokens", tokens.toString()
      };
      Ended made = run(create);
      assertThat(made.exit()).as(made.output()).isZero();
      assertThat(made.output()).contains("2 accounts made");
      refused("the file exists already", create);
      assertThat(run("accounts", "list").output()).contains("late1\t", "late2\t");

      String token = Files.readAllLines(tokens).getFirst().split(" ", -1)[1];
      Api api = new Api(server.url().toString()).as(token);
      assertThat(api.get("/me").status()).isEqualTo(200);
      SocketClient socket = SocketClient.connect(server.url(), token);
      assertThat(run("accounts", "sessions", "late1").output()).containsPattern("[0-9a-f-]{36}\t");

      Ended ended = run("accounts", "sessions", "--end", "LATE1");

      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.output()).contains("1 sessions of");
      assertThat(socket.closeCode()).isEqualTo(4005);
      assertThat(api.get("/me").status()).isEqualTo(401);

      refused("no account with the username nobody", "accounts", "sessions", "nobody");
      refused("no account with the username nobody", "accounts", "delete", "nobody");
      refused("has no password", "accounts", "delete", "late2");
    }
    assertThat(run("accounts", "list").output()).as("after a kill").contains("late1\t", "late2\t");
    refused("no account with the username nobody", "accounts", "sessions", "nobody");
  }
}
