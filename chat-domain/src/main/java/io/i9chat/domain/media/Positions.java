package io.i9chat.domain.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.i9chat.ports.model.media.MimeType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Whether an image says where it was taken, in EXIF or XMP: a pure function of its first bytes. It
 * looks at the places that cameras and editors write to in JPEG, PNG and WebP; what is damaged says
 * nothing.
 */
final class Positions {
  private static final String EXIF = "Exif\0\0";
  private static final List<String> XMP =
      List.of("http://ns.adobe.com/xap/1.0/\0", "http://ns.adobe.com/xmp/extension/\0");
  private static final String PNG_XMP = "XML:com.adobe.xmp\0";
  private static final int MAX_INFLATED = 256 << 10;

  private Positions() {}

  /** A stretch of the image that is EXIF or XMP, a character for each byte. */
  private record Part(boolean exif, String text) {
    boolean hasPosition() {
      return exif
          ? ExifPosition.in(text.startsWith(EXIF) ? text.substring(EXIF.length()) : text)
          : text.contains("GPSLatitude") || text.contains("GPSLongitude");
    }
  }

  /**
   * Whether it does.
   *
   * @param first the first bytes of the image, as many as are to be looked at
   */
  static boolean in(MimeType mime, byte[] first) {
    List<Part> parts =
        switch (mime.value()) {
          case "image/jpeg" -> ofJpeg(first);
          case "image/png" -> ofPng(first);
          case "image/webp" -> ofWebp(first);
          default -> List.of();
        };
    return parts.stream().anyMatch(Part::hasPosition);
  }

  /** The application segments 1 before the scan (ITU-T T.81, B.1; Exif 3.0, 4.7.2). */
  private static List<Part> ofJpeg(byte[] first) {
    List<Part> parts = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(first);
    skip(bytes, 2);
    while (bytes.remaining() >= 4 && (bytes.get() & 0xFF) == 0xFF) {
      int marker = bytes.get() & 0xFF;
      if (marker == 0xFF) {
        // Filling: the next byte may be the marker.
        skip(bytes, -1);
        continue;
      }
      if (marker == 0xDA || marker == 0xD9) {
        break;
      }
      String segment = text(take(bytes, (bytes.getShort() & 0xFFFF) - 2));
      if (marker == 0xE1 && segment.startsWith(EXIF)) {
        parts.add(new Part(true, segment));
      } else if (marker == 0xE1 && XMP.stream().anyMatch(segment::startsWith)) {
        parts.add(new Part(false, segment));
      }
    }
    return parts;
  }

  /** The chunks eXIf and iTXt (PNG 3.0, 11.3). */
  private static List<Part> ofPng(byte[] first) {
    List<Part> parts = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(first);
    skip(bytes, 8);
    while (bytes.remaining() >= 8) {
      int length = bytes.getInt();
      String type = text(take(bytes, 4));
      byte[] chunk = take(bytes, length < 0 ? Integer.MAX_VALUE : length);
      skip(bytes, 4);
      if (type.equals("eXIf")) {
        parts.add(new Part(true, text(chunk)));
      } else if (type.equals("iTXt") && text(chunk).startsWith(PNG_XMP)) {
        parts.add(new Part(false, text(unpacked(chunk))));
      }
    }
    return parts;
  }

  /** The text of an iTXt chunk, which may be compressed. */
  private static byte[] unpacked(byte[] chunk) {
    int at = PNG_XMP.length();
    if (chunk.length <= at || chunk[at] != 1) {
      return chunk;
    }
    at += 2;
    // The language and the keyword in it, each with a zero behind.
    for (int zeros = 0; at < chunk.length && zeros < 2; at++) {
      zeros += chunk[at] == 0 ? 1 : 0;
    }
    byte[] text = new byte[MAX_INFLATED];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(chunk, Math.min(at, chunk.length), Math.max(0, chunk.length - at));
      inflater.inflate(text);
      return text;
    } catch (DataFormatException damaged) {
      return text;
    } finally {
      inflater.end();
    }
  }

  /** The chunks EXIF and XMP (RFC 9649, 2.7.1.5). */
  private static List<Part> ofWebp(byte[] first) {
    List<Part> parts = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN);
    skip(bytes, 12);
    while (bytes.remaining() >= 8) {
      String type = text(take(bytes, 4));
      int length = bytes.getInt();
      byte[] chunk = take(bytes, length < 0 ? Integer.MAX_VALUE : length);
      skip(bytes, length & 1);
      if (type.equals("EXIF") || type.equals("XMP ")) {
        parts.add(new Part(type.equals("EXIF"), text(chunk)));
      }
    }
    return parts;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static void skip(ByteBuffer bytes, int count) {
    bytes.position(Math.min(bytes.limit(), bytes.position() + count));
  }

  /** The next {@code length} bytes, fewer where the image ends or was cut. */
  private static byte[] take(ByteBuffer bytes, int length) {
    byte[] taken = new byte[Math.clamp(length, 0, bytes.remaining())];
    bytes.get(taken);
    return taken;
  }
}
