package io.i9chat.adapter.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class GcsConfigTest {
  private final GcsConfig config = GcsConfig.of("photos");

  @Test
  void theDefaultsAreGoogles() {
    assertThat(config.host()).isEqualTo(URI.create("https://storage.googleapis.com"));
    assertThat(config.prefix()).isEqualTo("media/");
    assertThat(config.credentials()).isNull();
  }

  @Test
  void whatCannotBeIsRefusedByTheNameOfItsSetting() {
    for (String bucket : List.of("", "gs://photos", "Photos", "a", "photos/")) {
      assertThatIllegalArgumentException()
          .as(bucket)
          .isThrownBy(() -> GcsConfig.of(bucket))
          .withMessageStartingWith("GCS_BUCKET=" + bucket + ": must be");
    }
    for (String prefix : List.of("/media", "../x", "a b/", "ä/", "a".repeat(101))) {
      assertThatIllegalArgumentException()
          .as(prefix)
          .isThrownBy(() -> config.under(prefix))
          .withMessageStartingWith("GCS_PREFIX=" + prefix + ": must be");
    }
    for (String account : List.of("chat", "a b@c", "a/b@c", "")) {
      assertThatIllegalArgumentException()
          .as(account)
          .isThrownBy(() -> config.as(account))
          .withMessageStartingWith("GCS_IMPERSONATE=" + account + ": must be");
    }
    for (String host :
        List.of("storage.example.org", "ftp://x", "https://x/", "https://x/y", "https://u:p@x")) {
      assertThatIllegalArgumentException()
          .as(host)
          .isThrownBy(() -> config.at(URI.create(host)))
          .withMessageStartingWith("GCS_HOST: must be")
          .withMessageNotContaining("u:p");
    }
  }
}
