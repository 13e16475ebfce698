package io.i9chat.server.boot.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.server.boot.settings.StartFailure;
import io.i9chat.tck.memory.InMemoryMediaStore;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MediaHostTest {
  private static final URI CHAT = URI.create("https://chat.example.org");

  /** Storage that is reached at another address than this server. */
  private record Elsewhere(URI at) implements MediaStore {
    @Override
    public Optional<Upload> upload(NewMedia media, Instant expiresAt) {
      return Optional.empty();
    }

    @Override
    public SignedUrl download(MediaId media, String generation, Served as, Instant expiresAt) {
      return new SignedUrl("GET", at.resolve("/bucket/" + media), Map.of(), expiresAt);
    }

    @Override
    public Optional<StoredMedia> find(MediaId media) {
      return Optional.empty();
    }

    @Override
    public void delete(MediaId media) {}

    @Override
    public List<MediaId> list(@Nullable MediaId after, int limit) {
      return List.of();
    }

    @Override
    public Optional<Endpoint> endpoint() {
      return Optional.empty();
    }
  }

  @Test
  void storageOnTheHostOfTheServerIsRefused() {
    Elsewhere same = new Elsewhere(URI.create("https://CHAT.example.org:9000"));
    assertThatThrownBy(() -> MediaHost.check(same, CHAT))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("I9CHAT_MEDIA")
        .hasMessageContaining("I9CHAT_PUBLIC_URL")
        .hasMessageNotContaining("\n");
  }

  @Test
  void storageOnAHostOfItsOwnIsTaken() {
    Elsewhere other = new Elsewhere(URI.create("https://media.example.org"));
    assertThatCode(() -> MediaHost.check(other, CHAT)).doesNotThrowAnyException();
    assertThatCode(() -> MediaHost.check(other, null)).doesNotThrowAnyException();
    assertThatCode(() -> MediaHost.check(new InMemoryMediaStore(), CHAT))
        .doesNotThrowAnyException();
  }
}
