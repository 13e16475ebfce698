package io.i9chat.adapter.mail;

import static io.i9chat.adapter.mail.SmtpTests.ADA;
import static io.i9chat.adapter.mail.SmtpTests.BOB;
import static io.i9chat.adapter.mail.SmtpTests.FAST;
import static io.i9chat.adapter.mail.SmtpTests.awaitEmpty;
import static io.i9chat.adapter.mail.SmtpTests.files;
import static io.i9chat.adapter.mail.SmtpTests.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.tck.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails that the mail server does not take, for now or for good. */
class RefusalsTest extends WithSpool {
  @Test
  void aRecipientWhoIsRefusedForGoodHoldsUpNoOther() throws IOException {
    server.answering(command ->
        command.startsWith("RCPT TO:<ada@")
            ? "550 5.1.1 no such user ada@example.org"
            : ScriptedSmtp.USUAL);
    open(server.port());
    smtp.mailer().send(mail(ADA, "to Ada"));
    smtp.mailer().send(mail(BOB, "to Bob"));
    awaitEmpty(smtp);

    assertThat(server.recipients()).containsExactly("bob@example.org");
    assertThat(smtp.status()).isEqualTo(new Smtp.Status(0, 0, 1, 1, 0));
    List<Path> kept = files(data.resolve("undeliverable"));
    assertThat(kept).hasSize(1);
    assertThat(ReadMail.of(kept.getFirst()).subject()).isEqualTo("to Ada");
    assertThat(spool()).isEmpty();
    assertThat(faults).isEmpty();
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void aMessageThatIsRefusedForGoodIsKeptToo() {
    server.answering(
        command -> command.equals(ScriptedSmtp.END) ? "554 5.7.1 spam" : ScriptedSmtp.USUAL);
    open(server.port());
    smtp.mailer().send(mail(ADA, "spam"));
    awaitEmpty(smtp);

    assertThat(smtp.status().refused()).isEqualTo(1);
    assertThat(files(data.resolve("undeliverable"))).hasSize(1);
  }

  @Test
  void undeliverableMailsAreKeptForAWeek() {
    server.answering(command -> command.startsWith("RCPT") ? "550 5.1.1 no" : ScriptedSmtp.USUAL);
    open(server.port());
    smtp.mailer().send(mail(ADA, "first"));
    awaitEmpty(smtp);
    clock.pass(Duration.ofDays(8));
    smtp.mailer().send(mail(BOB, "second"));
    Await.until(
        "the older one is gone",
        () -> smtp.status().waiting() == 0 && files(data.resolve("undeliverable")).size() == 1);
  }

  @Test
  void undeliverableMailsAreForgottenWhenNoOtherMailComes() {
    server.answering(command -> command.startsWith("RCPT") ? "550 5.1.1 no" : ScriptedSmtp.USUAL);
    Duration idle = Duration.ofMillis(50);
    Pace pace = new Pace(FAST.connecting(), FAST.answering(), FAST.server(), FAST.mail(), idle);
    smtp = Smtp.open(SmtpTests.config(data, server.port()).by(clock), pace);
    smtp.mailer().send(mail(ADA, "first"));
    awaitEmpty(smtp);
    assertThat(files(data.resolve("undeliverable"))).hasSize(1);
    clock.pass(Duration.ofDays(8));
    Await.until("it is gone", () -> files(data.resolve("undeliverable")).isEmpty());
  }

  @Test
  void aRecipientWhoIsPutOffIsTriedAgainAndHoldsUpNoOther() {
    open(server.port());
    server.answering(command ->
        command.startsWith("RCPT TO:<ada@") && server.mails.isEmpty()
            ? "450 4.2.0 greylisted"
            : ScriptedSmtp.USUAL);
    smtp.mailer().send(mail(ADA, "to Ada"));
    smtp.mailer().send(mail(BOB, "to Bob"));
    awaitEmpty(smtp);

    assertThat(server.recipients()).containsExactly("bob@example.org", "ada@example.org");
    assertThat(faults).isEmpty();
  }

  @Test
  void aMailThatIsPutOffForFiveDaysIsUndeliverable() {
    server.answering(
        command -> command.startsWith("RCPT") ? "450 4.2.0 later" : ScriptedSmtp.USUAL);
    open(server.port());
    smtp.mailer().send(mail(ADA, "to Ada"));
    Await.until(
        "it was tried twice",
        () -> server.commands.stream().filter(each -> each.startsWith("RCPT")).count() > 1);
    assertThat(smtp.status().waiting()).isEqualTo(1);
    clock.pass(Duration.ofDays(5).plusSeconds(1));
    awaitEmpty(smtp);
    assertThat(smtp.status().refused()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"RCPT, 421 4.3.0 no", "RCPT, ''", "., 421 4.3.0 no", "., ''"})
  void aMailThatTheServerBreaksOffAtHoldsUpNoOther(String when, String answer) {
    AtomicReference<String> to = new AtomicReference<>("");
    server.answering(command -> {
      if (command.startsWith("RCPT")) {
        to.set(command);
      }
      return command.startsWith(when) && to.get().contains("ada@") ? answer : ScriptedSmtp.USUAL;
    });
    open(server.port());
    smtp.mailer().send(mail(ADA, "to Ada"));
    smtp.mailer().send(mail(BOB, "to Bob"));
    Await.until("the other is sent", () -> smtp.status().delivered() == 1);
    assertThat(server.recipients()).containsExactly("bob@example.org");
    assertThat(spool()).hasSize(1);

    clock.pass(Duration.ofDays(5).plusSeconds(1));
    awaitEmpty(smtp);
    assertThat(smtp.status().refused()).isEqualTo(1);
    assertThat(files(data.resolve("undeliverable"))).hasSize(1);
  }

  @Test
  void aMailIsNotGivenUpWhileNoneCanBeSent() {
    server.answering(command -> command.startsWith("MAIL") ? "421 no" : ScriptedSmtp.USUAL);
    open(server.port());
    smtp.mailer().send(mail(ADA, "to Ada"));
    clock.pass(Duration.ofDays(6));
    int before = server.connections.get();
    Await.until("it was tried since", () -> server.connections.get() > before + 1);
    assertThat(smtp.status().refused()).isZero();
    assertThat(spool()).hasSize(1);
  }

  @Test
  void aSenderWhoIsRefusedIsAFaultThatMailsOutlive() {
    server.answering(
        command -> command.startsWith("MAIL") ? "553 5.7.1 not yours" : ScriptedSmtp.USUAL);
    open(server.port());
    smtp.mailer().send(mail(ADA, "to Ada"));
    Await.until("the fault is told", () -> !faults.isEmpty());
    assertThat(faults.getFirst().cause()).isEqualTo(SmtpConfig.Cause.SENDER);
    assertThat(spool()).hasSize(1);

    server.answering(command -> ScriptedSmtp.USUAL);
    awaitEmpty(smtp);
    assertThat(server.mails).hasSize(1);
  }

  @Test
  void filesThatAreNoMailsAreNotSent() throws IOException {
    Path spool = Files.createDirectories(data.resolve("spool"));
    Files.writeString(spool.resolve("notes.txt"), "hello");
    Files.writeString(spool.resolve("20261122T021530.123Z-0123456789.eml"), "no header at all");
    Files.writeString(spool.resolve("20261122T021530.124Z-0123456789.part"), "half a ma");
    open(server.port());
    awaitEmpty(smtp);

    assertThat(server.mails).isEmpty();
    assertThat(spool()).containsExactly(spool.resolve("notes.txt"));
    assertThat(files(data.resolve("undeliverable"))).hasSize(1);
  }

  @Test
  void aMailThatCannotBeReadForNowIsTriedAgain() throws IOException {
    // Reading a folder fails as reading a file of a failing disk does.
    Path unreadable = data.resolve("spool").resolve("20261122T021530.123Z-0123456789.eml");
    Files.createDirectories(unreadable);
    open(server.port());
    smtp.mailer().send(mail(BOB, "to Bob"));
    Await.until("the other is sent", () -> smtp.status().delivered() == 1);
    assertThat(smtp.status().refused()).isZero();

    Files.delete(unreadable);
    awaitEmpty(smtp);
    assertThat(smtp.status().refused()).isZero();
    assertThat(files(data.resolve("undeliverable"))).isEmpty();
  }

  @Test
  void whatIsMovedBackByHandIsSentAfterTheNextStart() throws IOException {
    server.answering(command -> command.startsWith("RCPT") ? "550 no" : ScriptedSmtp.USUAL);
    Smtp before = open(server.port());
    before.mailer().send(mail(new EmailAddress("eve@example.org"), "again"));
    awaitEmpty(before);
    before.close();
    Path kept = files(data.resolve("undeliverable")).getFirst();
    Files.move(kept, data.resolve("spool").resolve(kept.getFileName()));
    server.answering(command -> ScriptedSmtp.USUAL);

    open(server.port());
    awaitEmpty(smtp);
    assertThat(server.recipients()).containsExactly("eve@example.org");
  }
}
