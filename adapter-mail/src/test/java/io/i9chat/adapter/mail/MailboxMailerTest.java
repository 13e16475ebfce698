package io.i9chat.adapter.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.mail.Mail;
import io.i9chat.tck.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxMailerTest {
  private static final EmailAddress ADA = new EmailAddress("ada@example.org");

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T02:15:30.123Z"));
  private final List<String> console = new ArrayList<>();
  private Path outbox;
  private Mailer mailer;

  @BeforeEach
  void open() {
    outbox = folder.resolve("data/outbox");
    mailer =
        MailboxMailer.open(
            MailboxConfig.in(folder.resolve("data")).at(clock).tellingOf(console::add));
  }

  private static Mail withCode(String subject, String text, String code) {
    return new Mail(ADA, subject, text, null, code, null);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(outbox)) {
      return files.sorted().toList();
    }
  }

  @Test
  void aMailIsOneFileThatAPersonCanRead() throws IOException {
    mailer.send(withCode("Your i9chat code", "Your code: 123456\n", "123456"));

    assertThat(files()).hasSize(1);
    Path file = files().getFirst();
    assertThat(file.getFileName().toString()).matches("20261122T021530\\.123Z-[0-9a-f]{10}\\.eml");
    String id = file.getFileName().toString().replace(".eml", "");
    assertThat(Files.readString(file, UTF_8))
        .isEqualTo(
            """
            Date: Sun, 22 Nov 2026 02:15:30 +0000 (UTC)
            From: i9chat <i9chat@localhost>
            To: ada@example.org
            Message-ID: <%s@i9chat.localhost>
            Subject: 123456 - Your i9chat code
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable
            Auto-Submitted: auto-generated

            Your code: 123456
            """
                .formatted(id)
                .replace("\n", "\r\n"));
  }

  @Test
  void theConsoleIsToldRecipientAndSubjectInOneLine() {
    mailer.send(new Mail(ADA, "Your password was changed", "text"));
    mailer.send(withCode("Hi", "text", "12\r\n\u001b[2J34"));
    assertThat(console)
        .containsExactly(
            "ada@example.org: Your password was changed", "ada@example.org: 12???[2J34 - Hi");
  }

  @Test
  void aConsoleThatFailsDoesNotFailTheMail() throws IOException {
    Mailer told =
        MailboxMailer.open(
            MailboxConfig.in(folder.resolve("data"))
                .tellingOf(line -> {
                  throw new IllegalStateException("no console, on purpose");
                }));
    assertThatCode(() -> told.send(new Mail(ADA, "Hi", "text"))).doesNotThrowAnyException();
    assertThat(files()).hasSize(1);
  }

  @Test
  void namesSortInTheOrderOfSendingEvenWithinOneMoment() throws IOException {
    for (int n = 0; n < 5; n++) {
      mailer.send(new Mail(ADA, "mail " + n, "text"));
    }
    assertThat(files()).hasSize(5);
    for (int n = 0; n < 5; n++) {
      assertThat(Files.readString(files().get(n), UTF_8)).contains("Subject: mail " + n + "\r\n");
    }
  }

  @Test
  void onlyTheOwnerMayReadFolderAndFiles() throws IOException {
    mailer.send(new Mail(ADA, "Hi", "text"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(outbox)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
        .isEqualTo("rw-------");
  }

  @Test
  void aFolderThatIsThereIsUsedAsItIs() throws IOException {
    mailer.send(new Mail(ADA, "Hi", "text"));
    MailboxMailer.open(MailboxConfig.in(folder.resolve("data")).at(clock))
        .send(new Mail(ADA, "Hi", "text"));
    assertThat(files()).hasSize(2);
  }

  @Test
  void aMailThatCannotBeWrittenFailsAndLeavesNothingBehind() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
    Files.delete(outbox);
    Files.writeString(outbox, "in the way", UTF_8);
    assertThatExceptionOfType(PortFailure.class)
        .isThrownBy(() -> mailer.send(new Mail(ADA, "Hi", "text")))
        .withMessageContaining(outbox.toString());
    assertThat(console).isEmpty();
    assertThat(Files.readString(outbox, UTF_8)).isEqualTo("in the way");
  }

  @Test
  void aFolderThatCannotBeMadeFailsWhenOpening() throws IOException {
    Path file = Files.writeString(folder.resolve("a file"), "", UTF_8);
    MailboxConfig config = MailboxConfig.in(file);
    assertThatExceptionOfType(PortFailure.class).isThrownBy(() -> MailboxMailer.open(config));
  }

  @Test
  void mailsAreKeptForAWeek() throws IOException {
    mailer.send(new Mail(ADA, "first", "text"));
    Path notes = Files.writeString(outbox.resolve("notes.eml"), "not a mail of ours", UTF_8);
    Path first = files().getFirst();
    clock.pass(Duration.ofDays(7));
    mailer.send(new Mail(ADA, "second", "text"));
    assertThat(files()).contains(first, notes).hasSize(3);

    clock.pass(Duration.ofHours(2));
    mailer.send(new Mail(ADA, "third", "text"));
    assertThat(files()).doesNotContain(first).contains(notes).hasSize(3);
  }

  @Test
  void whatIsTooOldIsRemovedWhenTheMailboxIsOpened() throws IOException {
    mailer.send(new Mail(ADA, "first", "text"));
    clock.pass(Duration.ofDays(8));
    MailboxMailer.open(MailboxConfig.in(folder.resolve("data")).at(clock));
    assertThat(files()).isEmpty();
  }

  @Test
  void theSenderIsTheProduct() throws IOException {
    MailboxMailer.open(MailboxConfig.in(folder.resolve("data")).at(clock).from("Teatalk"))
        .send(new Mail(ADA, "Hi", "text"));
    assertThat(Files.readString(files().getFirst(), UTF_8))
        .contains("From: Teatalk <i9chat@localhost>\r\n");
  }
}
