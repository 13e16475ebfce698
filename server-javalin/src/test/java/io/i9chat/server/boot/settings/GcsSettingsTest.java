package io.i9chat.server.boot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.adapter.gcs.GcsConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GcsSettingsTest {
  @TempDir Path folder;

  private Settings read(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(Map.of("I9CHAT_MEDIA", "gcs", "GCS_BUCKET", "photos"));
    all.putAll(more);
    return SettingsReader.read(all, folder);
  }

  private GcsConfig config(Map<String, String> more) {
    return read(more).adapters().bucket() instanceof GcsSettings gcs
        ? gcs.config()
        : GcsConfig.of("none");
  }

  @Test
  void aBucketIsEnough() {
    GcsConfig config = config(Map.of());
    assertThat(config.bucket()).isEqualTo("photos");
    assertThat(config.host()).isEqualTo(GcsConfig.GOOGLE);
    assertThat(config.host()).hasToString(Setting.GCS_HOST.usual());
    assertThat(config.prefix()).isEqualTo(Setting.GCS_PREFIX.usual());
    assertThat(config.credentials()).isNull();
    assertThat(config.impersonate()).isNull();
    assertThat(read(Map.of()).adapters().isMediaInFolder()).isFalse();
  }

  @Test
  void everySettingCounts() {
    GcsConfig config =
        config(
            Map.of(
                "GCS_CREDENTIALS", "keys/chat.json",
                "GCS_IMPERSONATE", "chat@p.iam.gserviceaccount.com",
                "GCS_HOST", "https://Storage.example.org:4443/",
                "GCS_PREFIX", "chat/media/"));
    assertThat(config.credentials()).isEqualTo(Path.of("keys/chat.json").toAbsolutePath());
    assertThat(config.impersonate()).isEqualTo("chat@p.iam.gserviceaccount.com");
    assertThat(config.host()).isEqualTo(URI.create("https://Storage.example.org:4443"));
    assertThat(config.prefix()).isEqualTo("chat/media/");
  }

  @ParameterizedTest
  @CsvSource({
    "GCS_BUCKET, '', GCS_BUCKET: must be set; I9CHAT_MEDIA=gcs needs it",
    "GCS_BUCKET, gs://photos, GCS_BUCKET=gs://photos: must be the name of a bucket",
    "GCS_IMPERSONATE, chat, GCS_IMPERSONATE=chat: must be the e-mail of a service account",
    "GCS_HOST, storage, GCS_HOST=storage: must be a URL",
    "GCS_HOST, https://u:p@x, GCS_HOST=https://…@x: must be a URL",
    "GCS_PREFIX, /media, GCS_PREFIX=/media: must be at most 100"
  })
  void aWrongSettingIsNamed(String name, String value, String line) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> config(Map.of(name, value)))
        .withMessageStartingWith(line);
  }

  @Test
  void nothingIsReadOfItWithoutIt() {
    Settings settings = read(Map.of("I9CHAT_MEDIA", "folder", "GCS_HOST", "nowhere"));
    assertThat(settings.adapters().bucket()).isNull();
    assertThat(settings.adapters().isMediaInFolder()).isTrue();
  }

  @Test
  void productionWantsHttps() {
    Map<String, String> plain = new HashMap<>(Map.of("GCS_HOST", "http://127.0.0.1:4443"));
    plain.put("I9CHAT_MODE", "production");
    plain.put("I9CHAT_PUBLIC_URL", "https://chat.example.org");
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> Safety.check(read(plain)))
        .withMessageStartingWith(
            "GCS_HOST=http://127.0.0.1:4443: production mode needs https, for clients go there");
  }
}
