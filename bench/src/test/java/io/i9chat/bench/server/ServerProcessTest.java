package io.i9chat.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  @TempDir Path folder;

  @Test
  void aServerThatCannotStartIsToldWithWhatItPrintedAndLeavesNothingBehind() throws IOException {
    Path jar = Files.writeString(folder.resolve("server.jar"), "no jar");
    Path parent = Files.createDirectory(folder.resolve("parent"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ServerLaunch launch = new ServerLaunch(java, jar, List.of("-Xmx16m"), Map.of(), parent);

    assertThatThrownBy(() -> ServerProcess.start(launch, 2))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'accounts create' ended with 1")
        .hasMessageContaining("server.jar");
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void theFileOfTokensIsReadLineByLine() throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), "u1 a.b.c\nu2 d.e.f\n\n");

    assertThat(Account.read(file))
        .containsExactly(new Account("u1", "a.b.c"), new Account("u2", "d.e.f"));
    assertThat(Account.read(file).toString()).doesNotContain("a.b.c");
  }

  @Test
  void aLineOfAnotherShapeIsRefusedWithItsNumberAndWithoutItsContent() throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), "u1 a.b.c\nsecret\n");

    assertThatThrownBy(() -> Account.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2")
        .hasMessageNotContaining("secret");
  }
}
