package io.i9chat.adapter.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.i9chat.adapter.mail.SmtpConfig.Cause;
import io.i9chat.adapter.mail.SmtpConfig.Fault;
import io.i9chat.adapter.mail.SmtpConfig.Login;
import io.i9chat.adapter.mail.SmtpConfig.Tls;
import io.i9chat.tck.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found out about a mail server before the first mail. */
class SmtpCheckTest {
  private static final Login LOGIN = new Login("chat", "correct horse");

  @TempDir static Path certificates;
  private static TestCertificate ours;
  private static TestCertificate ofAnother;

  @TempDir Path data;
  private ScriptedSmtp server = ScriptedSmtp.plain();

  @BeforeAll
  static void makeCertificates() {
    ours = TestCertificate.of(certificates, "localhost");
    ofAnother = TestCertificate.of(certificates, "mail.example.org");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private ScriptedSmtp listening(Tls tls, TestCertificate certificate) {
    server.close();
    server = ScriptedSmtp.with(tls, certificate);
    return server;
  }

  private SmtpConfig to(Tls tls) {
    return SmtpConfig.of("localhost", tls, SmtpTests.FROM, data).at(server.port());
  }

  private static void assertFault(SmtpConfig config, Cause cause, String... words) {
    Optional<Fault> fault = Smtp.check(config);
    assertThat(fault).isPresent();
    assertThat(fault.orElseThrow().cause()).as("%s", fault).isEqualTo(cause);
    assertThat(fault.orElseThrow().text()).contains(words).doesNotContain("\n", "correct horse");
  }

  @Test
  void aServerThatWouldTakeMailsIsSentNone() {
    assertThat(Smtp.check(to(Tls.NONE))).isEmpty();

    assertThat(server.mails).isEmpty();
    assertThat(server.commands)
        .contains(
            "EHLO example.org",
            "MAIL FROM:<chat@example.org>",
            "RCPT TO:<chat@example.org>",
            "RSET");
    Await.until("the client says goodbye", () -> server.commands.contains("QUIT"));
    assertThat(SmtpTests.files(data)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTTLS", "IMPLICIT"})
  void overTlsTheCertificateIsChecked(Tls tls) {
    listening(tls, ours);

    assertThat(Smtp.check(to(tls).trusting(ours.pem()).as(LOGIN))).isEmpty();
    assertFault(to(tls), Cause.CERTIFICATE, "certificate");

    listening(tls, ofAnother);
    assertFault(to(tls).trusting(ofAnother.pem()), Cause.CERTIFICATE, "localhost");
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTTLS", "IMPLICIT"})
  void noPasswordIsSaidBeforeTheConnectionIsSafe(Tls tls) {
    listening(tls, ofAnother);
    assertFault(to(tls).trusting(ofAnother.pem()).as(LOGIN), Cause.CERTIFICATE, "localhost");
    assertThat(server.commands).noneMatch(command -> command.startsWith("AUTH"));
  }

  @Test
  void startTlsIsRequired() {
    assertFault(to(Tls.STARTTLS).as(LOGIN), Cause.TLS, "STARTTLS");
    assertThat(server.commands).noneMatch(command -> command.startsWith("AUTH"));
  }

  @Test
  void implicitTlsToAPortWithoutItIsNamed() {
    assertFault(to(Tls.IMPLICIT), Cause.TLS, "TLS");
  }

  @Test
  void theFileOfAuthoritiesMustHoldSome() throws IOException {
    listening(Tls.STARTTLS, ours);
    assertFault(to(Tls.STARTTLS).trusting(data.resolve("no.pem")), Cause.AUTHORITIES, "no such");
    Path empty = Files.writeString(data.resolve("empty.pem"), "");
    assertFault(to(Tls.STARTTLS).trusting(empty), Cause.AUTHORITIES, "no certificates");
    Path text = Files.writeString(data.resolve("text.pem"), "hello\n");
    assertFault(to(Tls.STARTTLS).trusting(text), Cause.AUTHORITIES, "no certificates");
  }

  @Test
  void userAndPasswordAreSaid() {
    assertThat(Smtp.check(to(Tls.NONE).as(LOGIN))).isEmpty();
    String plain =
        Base64.getEncoder().encodeToString("chat\0chat\0correct horse".getBytes(US_ASCII));
    assertThat(server.commands).contains("AUTH PLAIN " + plain);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, 535 5.7.8 bad credentials, LOGIN, 535",
    "AUTH, 534 5.7.9 too weak, LOGIN, 534",
    "AUTH, 454 4.7.0 not now, SERVER, 454",
    "AUTH, '', SERVER, ''",
    "EHLO, 250 scripted, LOGIN, no logins",
    "MAIL, 530 5.7.0 log in first, LOGIN, 530",
    "MAIL, 550 5.7.1 not you, SENDER, 550",
    "MAIL, 451 4.3.0 not now, SERVER, 451",
    "RCPT, 554 5.7.1 relay access denied, RECIPIENT, 554",
    "RCPT, 553 5.7.1 sender not owned by user, RECIPIENT, 553",
    "RCPT, 530 5.7.0 log in first, RECIPIENT, 530",
    "CONNECT, 554 5.7.1 blocked, SERVER, 554",
    "CONNECT, 421 4.3.2 too busy, SERVER, 421",
    "CONNECT, HTTP/1.1 400 Bad Request, PORT, SMTP",
    "CONNECT, '', SERVER, closes",
  })
  void eachAnswerIsTakenForWhatItMeans(String when, String answer, Cause cause, String words) {
    server.answering(command -> command.startsWith(when) ? answer : ScriptedSmtp.USUAL);
    assertFault(to(Tls.NONE).as(LOGIN), cause, words);
  }

  @Test
  void aSenderThatIsPutOffAsARecipientIsNoFault() {
    server.answering(
        command -> command.startsWith("RCPT") ? "450 4.2.0 greylisted" : ScriptedSmtp.USUAL);
    assertThat(Smtp.check(to(Tls.NONE))).isEmpty();
    assertThat(Cause.RECIPIENT.isWrong()).isFalse();
  }

  @Test
  void aServerThatIsDownIsNoWrongSetting() {
    int port = server.port();
    server.close();
    Optional<Fault> fault =
        Smtp.check(SmtpConfig.of("localhost", Tls.NONE, SmtpTests.FROM, data).at(port));

    assertThat(fault).map(Fault::cause).contains(Cause.SERVER);
    assertThat(Cause.SERVER.isWrong()).isFalse();
    assertThat(Cause.LOGIN.isWrong()).isTrue();
  }

  @Test
  void aHostThatDoesNotExistIsNamed() {
    assertFault(
        SmtpConfig.of("mail.nowhere.invalid", Tls.STARTTLS, SmtpTests.FROM, data),
        Cause.HOST,
        "no such host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mail.example.org", "10.0.0.1", "localhost.example.org", "127.example.org", "::2"})
  void withoutTlsMailGoesToThisMachineAlone(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmtpConfig.of(host, Tls.NONE, SmtpTests.FROM, data))
        .withMessageContaining(host);
  }

  @Test
  void printingSettingsShowsNoPassword() {
    assertThat(to(Tls.NONE).as(LOGIN)).asString().doesNotContain("correct horse");
    assertThat(LOGIN).asString().doesNotContain("correct horse");
  }
}
