package io.i9chat.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Api;
import io.i9chat.server.boot.plugin.PluginJar;
import io.i9chat.server.crash.ServerProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with the mailer of {@code docs/src/it/own-mailer}, which it was not built with. */
class MailerInAJarTest {
  private static final Pattern CODE = Pattern.compile("\\b(?=[0-9A-Z]*\\d)[0-9A-Z]{6,10}\\b");

  @TempDir Path folder;

  @Test
  void aPersonSignsUpByTheMailThatItSends() throws IOException {
    Path spool = Files.createDirectory(folder.resolve("spool"));
    PluginJar.ofProject(folder.resolve("plugins/own-mailer.jar"), "docs/src/it/own-mailer");
    Map<String, String> settings =
        Map.of(
            "I9CHAT_PLUGINS", "plugins",
            "I9CHAT_MAIL", "spool",
            "I9CHAT_MAIL_FOLDER", spool.toString());
    try (ServerProcess server = ServerProcess.start(folder, settings)) {
      Api api = new Api(server.url().toString());
      String ticket = api.post("/signup", Map.of("email", "ada@example.org")).text("ticket");
      List<String> mail = Files.readAllLines(onlyFile(spool));

      assertThat(mail.getFirst()).isEqualTo("ada@example.org");
      Matcher code = CODE.matcher(String.join("\n", mail.subList(2, mail.size())));
      assertThat(code.find()).as("%s", mail).isTrue();
      String proof =
          api.post("/signup/verify", Map.of("ticket", ticket, "code", code.group()))
              .text("signupToken");
      Map<String, String> complete =
          Map.of("signupToken", proof, "username", "ada", "password", "correct horse");
      assertThat(api.post("/signup/complete", complete).status()).isEqualTo(201);
      assertThat(server.output())
          .containsPattern("mail +spool\n")
          .doesNotContain(code.group(), "ada@example.org");
      assertThat(folder.resolve("data/outbox")).doesNotExist();
      assertThat(server.terminate()).isZero();
    }
  }

  @Test
  void aWrongNameIsOneLine() {
    PluginJar.ofProject(folder.resolve("plugins/own-mailer.jar"), "docs/src/it/own-mailer");
    Ended ended =
        ServerProcess.run(
            folder, Map.of("I9CHAT_PLUGINS", "plugins", "I9CHAT_MAIL", "pigeon"), List.of());

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.output())
        .isEqualTo(
            "i9chat: I9CHAT_MAIL=pigeon: there is no such mailer, only outbox, smtp, spool\n");
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }
}
