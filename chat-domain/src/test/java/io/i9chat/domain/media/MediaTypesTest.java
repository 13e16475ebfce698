package io.i9chat.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.tck.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaTypesTest {
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "sound", Set.of("audio/ogg", "audio/aac", "audio/mpeg", "audio/mp4", "audio/webm"),
          "still", Set.of("image/jpeg", "image/png", "image/webp", "image/avif"),
          "moving", Set.of("video/mp4", "video/webm"),
          "other", Set.of("image/gif", "image/svg+xml", "text/html", "application/pdf"));

  @ParameterizedTest
  @CsvSource({
    "VOICE, sound",
    "AUDIO, sound",
    "PHOTO, still",
    "PICTURE, still",
    "PREVIEW, still",
    "VIDEO, moving"
  })
  @Rule("MEDIA-A")
  void aKindHasItsTypesAndNoOther(MediaKind kind, String group) {
    List<String> allowed =
        TYPES.values().stream()
            .flatMap(Set::stream)
            .filter(type -> MediaTypes.allows(kind, new MimeType(type)))
            .toList();

    assertThat(allowed).containsExactlyInAnyOrderElementsOf(TYPES.getOrDefault(group, Set.of()));
  }

  @Test
  @Rule("MEDIA-A")
  void aFileIsOfAnyType() {
    assertThat(TYPES.values().stream().flatMap(Set::stream))
        .allMatch(type -> MediaTypes.allows(MediaKind.FILE, new MimeType(type)));
  }

  @ParameterizedTest
  @CsvSource({
    "audio/webm;codecs=opus, audio/webm",
    "'Text/Plain ; charset=\"utf-8; x\"', text/plain",
    "video/mp4;, video/mp4",
    "'', application/octet-stream",
    "' ', application/octet-stream"
  })
  @Rule("MEDIA-A")
  void aTypeIsTakenAsBrowsersGiveItAndKeptWithoutParameters(String given, String kept) {
    assertThat(new MimeType(given).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {";charset=utf-8", "text", "text/", "a b/c", "text/plain, text/html"})
  @Rule("MEDIA-A")
  void whatIsNoTypeIsRefused(String given) {
    assertThatThrownBy(() -> new MimeType(given)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "VOICE, 10485760",
    "AUDIO, 20971520",
    "PHOTO, 10485760",
    "VIDEO, 41943040",
    "FILE, 52428800",
    "PICTURE, 2097152",
    "PREVIEW, 102400"
  })
  @Rule("MEDIA-A")
  void aKindHasItsGreatestSize(MediaKind kind, long bytes) {
    assertThat(MediaTypes.maxBytes(kind)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @EnumSource(MediaKind.class)
  void anObjectOfTheGreatestSizeFitsTheQuota(MediaKind kind) {
    assertThat(MediaTypes.QUOTA.objects()).isEqualTo(20);
    assertThat(MediaTypes.QUOTA.bytes()).isEqualTo(524_288_000);
    assertThat(Arrays.asList(MediaKind.values())).contains(kind);
    assertThat(MediaTypes.maxBytes(kind)).isLessThanOrEqualTo(MediaTypes.QUOTA.bytes());
  }
}
