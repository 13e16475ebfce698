package io.i9chat.server.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.adapter.mail.SmtpConfig.Login;
import io.i9chat.adapter.mail.SmtpConfig.Tls;
import io.i9chat.domain.mail.MailSettings;
import io.i9chat.ports.model.EmailAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of the mail server, and the one line that is said of each wrong one. */
class SmtpReaderTest {
  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private Settings settings(Map<String, String> others) {
    Map<String, String> environment = new HashMap<>();
    environment.put("I9CHAT_MAIL", "smtp");
    environment.put("SMTP_HOST", "mail.example.org");
    environment.put("MAIL_FROM", "Chat@Example.org");
    environment.putAll(others);
    return SettingsReader.read(environment, folder);
  }

  private SmtpSettings smtp(Map<String, String> others) {
    return Objects.requireNonNull(settings(others).adapters().smtp());
  }

  @Test
  void theHostAndTheSenderAreEnough() {
    assertThat(smtp(Map.of()))
        .isEqualTo(
            new SmtpSettings(
                "mail.example.org",
                587,
                Tls.STARTTLS,
                null,
                null,
                new EmailAddress("chat@example.org")));
  }

  @ParameterizedTest
  @CsvSource({"implicit, mail.example.org, 465", "starttls, 10.0.0.1, 587", "NONE, localhost, 25"})
  void thePortIsTheUsualOneOfTheTls(String tls, String host, int port) {
    assertThat(smtp(Map.of("SMTP_TLS", tls, "SMTP_HOST", host)).port()).isEqualTo(port);
    assertThat(smtp(Map.of("SMTP_TLS", tls, "SMTP_HOST", host, "SMTP_PORT", "2525")).port())
        .isEqualTo(2525);
  }

  @Test
  void aLoginHasBothParts() {
    assertThat(smtp(Map.of("SMTP_USERNAME", "chat", "SMTP_PASSWORD", "correct horse")).login())
        .isEqualTo(new Login("chat", "correct horse"));
    for (String alone : new String[] {"SMTP_USERNAME", "SMTP_PASSWORD"}) {
      assertThatExceptionOfType(StartFailure.class)
          .isThrownBy(() -> smtp(Map.of(alone, "correct horse")))
          .withMessage("SMTP_USERNAME, SMTP_PASSWORD: set both, or none of the two");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SMTP_HOST | mail.example.org:25     | must be the name of a host, without a port
          SMTP_HOST | mail example            | must be the name of a host, without a port
          SMTP_HOST | smtp://mail.example.org | must be the name of a host, without a port
          SMTP_PORT | smtp                    | must be a number from 1 to 65535
          SMTP_PORT | 0                       | must be a number from 1 to 65535
          SMTP_PORT | 65536                   | must be a number from 1 to 65535
          SMTP_TLS  | ssl                     | must be one of [none, starttls, implicit]
          MAIL_FROM | Chat <chat@example.org> | must be an e-mail address such as
          MAIL_FROM | chat                    | must be an e-mail address such as
          """)
  void aWrongValueIsNamedWithItsRule(String key, String value, String rule) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> smtp(Map.of(key, value)))
        .withMessageStartingWith(key + "=" + value + ": " + rule);
  }

  @ParameterizedTest
  @CsvSource({"SMTP_HOST", "MAIL_FROM"})
  void whatIsMissingIsNamed(String key) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> smtp(Map.of(key, "")))
        .withMessage(key + ": must be set, for I9CHAT_MAIL=smtp");
  }

  @Test
  void withoutTlsOnlyThisMachineMayBeTheMailServer() {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> smtp(Map.of("SMTP_TLS", "none")))
        .withMessageStartingWith("SMTP_TLS=none, SMTP_HOST=mail.example.org: ");
  }

  @Test
  void withoutTlsNoAuthoritiesAreTrusted() {
    Map<String, String> plain = Map.of("SMTP_TLS", "none", "SMTP_HOST", "localhost");
    Map<String, String> both = new HashMap<>(plain);
    both.put("SMTP_CA_FILE", "ca.pem");
    assertThat(smtp(plain).authorities()).isNull();
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> smtp(both))
        .withMessage(
            "SMTP_CA_FILE, SMTP_TLS=none: without TLS no certificate is looked at; set only one of the two");
  }

  @Test
  void aLoginNamesTheFileOfItsPassword() throws IOException {
    Files.writeString(folder.resolve("password"), "correct horse");
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> smtp(Map.of("SMTP_PASSWORD_FILE", "password")))
        .withMessage("SMTP_USERNAME, SMTP_PASSWORD_FILE: set both, or none of the two");
  }

  @Test
  void otherMailersTakeNoneOfThem() {
    Settings outbox = settings(Map.of("I9CHAT_MAIL", "outbox", "SMTP_TLS", "nonsense"));
    assertThat(outbox.adapters().smtp()).isNull();
  }

  @Test
  void productionNeedsNoOverride() {
    Map<String, String> production =
        Map.of("I9CHAT_MODE", "production", "I9CHAT_PUBLIC_URL", "https://chat.example.org");
    assertThat(Safety.check(settings(production))).isEmpty();
  }

  @Test
  void mailsNameTheProductAndThePublicUrl() {
    Map<String, String> named =
        Map.of("I9CHAT_PRODUCT_NAME", "Tea talk", "I9CHAT_PUBLIC_URL", "https://tea.example");
    assertThat(settings(named).backend().mails())
        .isEqualTo(new MailSettings("Tea talk", URI.create("https://tea.example")));
    assertThat(settings(Map.of()).backend().mails()).isEqualTo(MailSettings.DEFAULT);
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> settings(Map.of("I9CHAT_PRODUCT_NAME", "a\nBcc: eve@example.org")))
        .withMessageStartingWith("I9CHAT_PRODUCT_NAME=a")
        .withMessageEndingWith("must have 1 to 60 characters, in one line");
  }

  @Test
  void printingShowsNoPassword() {
    assertThat(settings(Map.of("SMTP_USERNAME", "chat", "SMTP_PASSWORD", "correct horse")))
        .asString()
        .doesNotContain("correct horse");
    assertThat(smtp(Map.of("SMTP_USERNAME", "chat", "SMTP_PASSWORD", "correct horse")))
        .asString()
        .doesNotContain("correct horse");
  }
}
