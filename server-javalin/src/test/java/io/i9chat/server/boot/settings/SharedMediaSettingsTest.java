package io.i9chat.server.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of media that servers share. */
class SharedMediaSettingsTest {
  private static final String SECRET = "a secret of thirty-two bytes or more";

  @TempDir private Path folder;

  private Settings read(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("I9CHAT_MEDIA_DIR", "/srv/chat/../media");
    return SettingsReader.read(environment, folder);
  }

  @Test
  void itIsNotInTheDataFolderAndNamedByItsOwnSetting() {
    Settings settings = read(Map.of("I9CHAT_SECRET", SECRET));

    MediaChoice media = settings.adapters().media();
    assertThat(media.shared()).isEqualTo(Path.of("/srv/media"));
    assertThat(media.folder(settings.data())).isEqualTo(Path.of("/srv/media"));
    assertThat(media).hasToString("I9CHAT_MEDIA_DIR=/srv/media");
    assertThat(settings.adapters().isMediaInFolder()).isFalse();
    assertThat(Safety.check(settings)).isEmpty();
  }

  @Test
  void withoutItMediaAreInTheDataFolder() {
    Settings settings = SettingsReader.read(Map.of(), folder);

    MediaChoice media = settings.adapters().media();
    assertThat(media.folder(settings.data())).isEqualTo(settings.data().resolve("media"));
    assertThat(media).hasToString("I9CHAT_MEDIA=folder");
    assertThat(settings.adapters().isMediaInFolder()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"development", "production"})
  void withASecretOfItsOwnAServerDoesNotStart(String mode) {
    Map<String, String> allowed = Map.of("I9CHAT_MODE", mode, "I9CHAT_ALLOW_INSECURE", "true");

    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> Safety.check(read(allowed)))
        .withMessage(
            "I9CHAT_MEDIA_DIR=/srv/media: servers that share a folder need one secret for all of"
                + " them: I9CHAT_SECRET must be set");
  }

  @Test
  void withMediaElsewhereItMeansNothing() {
    Map<String, String> elsewhere =
        Map.of("I9CHAT_MEDIA", "s3", "S3_BUCKET", "photos", "S3_REGION", "eu-central-1");
    Settings settings = read(elsewhere);

    assertThat(settings.adapters().media().shared()).isNull();
    assertThat(settings.adapters().media().folder(settings.data())).isNull();
    assertThat(Safety.check(settings)).isEmpty();
  }
}
