package io.i9chat.domain.media;

import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether the first bytes of an object agree with the type that was announced for it: a pure
 * function. It keeps out what is plainly something else; it does not prove that an object can be
 * played.
 */
final class MagicBytes {
  private static final int[] PNG = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int[] JPEG = {0xFF, 0xD8, 0xFF};
  private static final int[] EBML = {0x1A, 0x45, 0xDF, 0xA3};

  /** Major brands of ISO media files that are images, or QuickTime's own (MP4RA). */
  private static final Set<String> NOT_MP4 =
      Set.of(
          "avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "qt  ");

  private MagicBytes() {}

  /**
   * Whether they agree.
   *
   * @param first the first 64 bytes, or all if there are fewer
   */
  static boolean agree(MediaKind kind, MimeType mime, byte[] first) {
    if (kind == MediaKind.FILE) {
      return true;
    }
    return switch (mime.value()) {
      case "image/jpeg" -> starts(first, JPEG);
      case "image/png" -> starts(first, PNG);
      case "image/webp" -> spells(first, 0, "RIFF") && spells(first, 8, "WEBP");
      case "image/avif" -> isAvif(first);
      case "audio/ogg" -> spells(first, 0, "OggS");
      case "audio/aac" -> isAac(first);
      case "audio/mpeg" -> spells(first, 0, "ID3") || isMpegAudio(first);
      case "audio/mp4", "video/mp4" -> isMp4(first);
      case "audio/webm", "video/webm" -> isWebm(first);
      default -> false;
    };
  }

  /** A frame of ADTS (ISO 13818-7, 6.2): twelve bits set, then the layer, which is 0. */
  private static boolean isAac(byte[] first) {
    return at(first, 0) == 0xFF && (at(first, 1) & 0xF6) == 0xF0;
  }

  /**
   * A frame (ISO 11172-3, 2.4.2.3): eleven bits set, then version, layer, bit rate and sampling
   * rate, none of which has its reserved value.
   */
  private static boolean isMpegAudio(byte[] first) {
    int second = at(first, 1);
    int third = at(first, 2);
    return at(first, 0) == 0xFF
        && (second & 0xE0) == 0xE0
        && (second & 0x18) != 0x08
        && (second & 0x06) != 0
        && third >= 0
        && (third & 0xF0) != 0xF0
        && (third & 0x0C) != 0x0C;
  }

  private static boolean isMp4(byte[] first) {
    return spells(first, 4, "ftyp")
        && first.length >= 12
        && !NOT_MP4.contains(new String(first, 8, 4, StandardCharsets.ISO_8859_1));
  }

  /** Its brand is among those that the file says it is compatible with (AV1 image format, 6). */
  private static boolean isAvif(byte[] first) {
    if (!spells(first, 4, "ftyp")) {
      return false;
    }
    Set<String> brands = new HashSet<>();
    int end = Math.min(first.length, box(first));
    for (int i = 8; i + 4 <= end; i += 4) {
      // The four bytes behind the major brand are its version.
      if (i != 12) {
        brands.add(new String(first, i, 4, StandardCharsets.ISO_8859_1));
      }
    }
    return brands.contains("avif") || brands.contains("avis");
  }

  /** The size that the first box says it has. */
  private static int box(byte[] first) {
    long size =
        ((long) at(first, 0) << 24) | (at(first, 1) << 16) | (at(first, 2) << 8) | at(first, 3);
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  /** The document type (EBML, RFC 8794, 11.2.4) is {@code webm}, and not that of all Matroska. */
  private static boolean isWebm(byte[] first) {
    if (!starts(first, EBML)) {
      return false;
    }
    for (int i = EBML.length; i + 2 < first.length; i++) {
      if (at(first, i) == 0x42 && at(first, i + 1) == 0x82) {
        // A size is as long as the zero bits before its first one say.
        int sizeBytes = Integer.numberOfLeadingZeros(at(first, i + 2)) - 24 + 1;
        return spells(first, i + 2 + sizeBytes, "webm");
      }
    }
    return false;
  }

  private static boolean starts(byte[] first, int[] with) {
    for (int i = 0; i < with.length; i++) {
      if (at(first, i) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean spells(byte[] first, int from, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (at(first, from + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A byte as a number, -1 behind the end. */
  private static int at(byte[] first, int index) {
    return index < first.length ? first[index] & 0xFF : -1;
  }
}
