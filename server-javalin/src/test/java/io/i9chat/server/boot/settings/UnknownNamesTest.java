package io.i9chat.server.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables of the environment that are taken for settings, and those that are not. */
class UnknownNamesTest {
  @ParameterizedTest
  @CsvSource({
    "SMTP_PASWORD, SMTP_PASSWORD",
    "SMTP_USER, SMTP_USERNAME",
    "S3_BUKET, S3_BUCKET",
    "S3_SECRET_KEY_FIL, S3_SECRET_KEY_FILE",
    "GCS_BUCKET_NAME, GCS_BUCKET",
    "MAIL_FORM, MAIL_FROM",
    "SMPT_HOST, SMTP_HOST",
    "NEO4J_PASWORD, NEO4J_PASSWORD",
    "I9CAHT_PORT, I9CHAT_PORT"
  })
  void aNameThatLooksLikeASettingIsToldWithTheNearest(String name, String nearest) {
    assertThat(UnknownNames.in(Map.of(name, "x")))
        .containsExactly(name + ": there is no such setting; did you mean " + nearest + "?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "MAIL",
        "MAILCHECK",
        "AWS_PROFILE",
        "AWS_REGION",
        "AWS_BUCKET",
        "NEO4J_HOME",
        "NEO4J_AUTH",
        "GOOGLE_APPLICATION_CREDENTIALS",
        "SMTP_SERVICE_HOST",
        "SMTP_SERVICE_PORT",
        "SMTP_RELAY_SERVICE_PORT_SMTP",
        "S3_PORT_9000_TCP_ADDR",
        "MAIL_PORT_25_TCP"
      })
  void whatOtherProgramsHaveIsNot(String name) {
    assertThat(UnknownNames.in(Map.of(name, "x"))).isEmpty();
  }

  @Test
  void noAddressOfAServiceIs() {
    assertThat(UnknownNames.in(Map.of("S3_PORT", "tcp://10.96.0.7:9000"))).isEmpty();
    assertThat(UnknownNames.in(Map.of("S3_PORT", "9000"))).hasSize(1);
  }

  @Test
  void noSettingIs() {
    Map<String, String> all = new HashMap<>();
    for (Setting setting : Setting.values()) {
      all.put(setting.key(), "x");
      if (setting.isSecret()) {
        all.put(setting.fileKey(), "x");
      }
    }
    assertThat(all).hasSizeGreaterThan(Arrays.asList(Setting.values()).size());
    assertThat(UnknownNames.in(all)).isEmpty();
  }
}
