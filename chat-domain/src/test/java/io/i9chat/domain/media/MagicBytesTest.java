package io.i9chat.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.tck.Rule;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MagicBytesTest {
  private static final List<String> TYPES =
      List.of(
          "audio/aac",
          "audio/mp4",
          "audio/mpeg",
          "audio/ogg",
          "audio/webm",
          "image/avif",
          "image/jpeg",
          "image/png",
          "image/webp",
          "video/mp4",
          "video/webm");

  /** The kind that each type may be announced for. */
  private static final Map<String, MediaKind> KINDS =
      Map.of("audio", MediaKind.VOICE, "image", MediaKind.PHOTO, "video", MediaKind.VIDEO);

  private static boolean agree(String type, byte[] first) {
    MediaKind kind = KINDS.getOrDefault(type.substring(0, type.indexOf('/')), MediaKind.VOICE);
    return MagicBytes.agree(kind, new MimeType(type), first);
  }

  private static Set<String> typesOf(byte[] first) {
    Set<String> types = new TreeSet<>();
    TYPES.stream().filter(type -> agree(type, first)).forEach(types::add);
    return types;
  }

  private static byte[] hex(String bytes) {
    return HexFormat.of().parseHex(bytes.replace(" ", ""));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ogg, 4f676753 0002 00000000, audio/ogg",
    "aac of MPEG-4, fff1 5080 0d7f fc, audio/aac",
    "aac of MPEG-2 with a checksum, fff8 5080 0d7f fc, audio/aac",
    "mp3 with a tag, 494433 0400 0000 0000, audio/mpeg",
    "mp3 without a tag, fffb 9064 00, audio/mpeg",
    "mp3 of MPEG-2, fff3 4464 00, audio/mpeg",
    "jpeg, ffd8 ffe0 0010 4a46, image/jpeg",
    "png, 89504e47 0d0a1a0a 0000000d, image/png",
    "webp, 52494646 24080000 57454250 56503820, image/webp",
    "avif, 0000001c 66747970 61766966 00000000 61766966 6d696631 6d696166, image/avif",
    "avif of another major brand, 00000018 66747970 6d696631 00000000 6d696631 61766966,"
        + " image/avif",
    "mp4, 00000020 66747970 69736f6d 00000200 69736f6d 69736f32, audio/mp4 video/mp4",
    "m4a, 0000001c 66747970 4d344120 00000000, audio/mp4 video/mp4",
    "webm, 1a45dfa3 9f 4286 81 01 42f7 81 01 4282 84 7765626d, audio/webm video/webm",
    "webm with long sizes, 1a45dfa3 01000000000000 1f 4282 0100000000000004 7765626d, audio/webm"
        + " video/webm",
  })
  @Rule("MEDIA-B")
  void bytesAgreeWithTheirOwnTypeAndNoOther(String what, String bytes, String types) {
    assertThat(typesOf(hex(bytes))).as(what).containsExactlyInAnyOrder(types.split(" "));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing, ''",
    "html, 3c68746d6c3e 3c736372697074 3e",
    "svg, 3c737667 20786d6c6e73",
    "pdf, 255044462d312e37",
    "gif, 474946383961 0100 0100",
    "riff of sound, 52494646 24080000 57415645 666d7420",
    "matroska, 1a45dfa3 a3 4286 81 01 4282 88 6d6174726f736b61",
    "ebml without a document type, 1a45dfa3 9f 4286 81 01",
    "ebml cut in its document type, 1a45dfa3 9f 4282",
    "heic, 00000018 66747970 68656963 00000000 6d696631 68656963",
    "quicktime, 00000014 66747970 71742020 00000200 71742020",
    "a file type cut short, 00000018 66747970 6176",
    "half of a png, 89504e47",
    "half of a jpeg, ffd8",
    "sync of a reserved layer and version, ffe8 9064",
    "a reserved bit rate, fffb f064",
    "a reserved sampling rate, fffb 9c64",
    "sync alone, fffb",
    "avif named behind its box, 00000010 66747970 6d696631 00000000 61766966",
    "avif as a version, 00000014 66747970 6d696631 61766966 6d696631",
  })
  @Rule("MEDIA-B")
  void otherBytesAgreeWithNone(String what, String bytes) {
    assertThat(typesOf(hex(bytes))).as(what).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3c68746d6c3e", "4d5a9000"})
  void aFileMayBeginWithAnything(String bytes) {
    assertThat(MagicBytes.agree(MediaKind.FILE, new MimeType("image/png"), hex(bytes))).isTrue();
    assertThat(MagicBytes.agree(MediaKind.FILE, new MimeType("x/unheard-of"), hex(bytes))).isTrue();
  }

  @Test
  void aTypeThatNobodyListedAgreesWithNothing() {
    assertThat(
            MagicBytes.agree(
                MediaKind.PHOTO, new MimeType("image/gif"), hex("474946383961 0100 0100")))
        .isFalse();
  }
}
