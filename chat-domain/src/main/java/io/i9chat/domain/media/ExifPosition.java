package io.i9chat.domain.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Looks for a position in EXIF, which is a TIFF without an image (Exif 3.0, 4.6.3 and 4.6.6). */
final class ExifPosition {
  private static final int HEADER = 8;
  private static final int ENTRY = 12;
  private static final int GPS_DIRECTORY = 0x8825;

  /** Latitude and longitude, of the camera and of what it was pointed at. */
  private static final int LATITUDE = 0x02;

  private static final int LONGITUDE = 0x04;
  private static final int DESTINATION_LATITUDE = 0x14;
  private static final int DESTINATION_LONGITUDE = 0x16;

  /** More directories than this follow each other in no camera's file. */
  private static final int DIRECTORIES = 8;

  private ExifPosition() {}

  /** Whether there is one; a directory of positions that is not among the bytes counts as one. */
  static boolean in(String tiff) {
    ByteBuffer bytes = ByteBuffer.wrap(tiff.getBytes(ISO_8859_1));
    if (tiff.startsWith("II*\0")) {
      bytes.order(ByteOrder.LITTLE_ENDIAN);
    } else if (!tiff.startsWith("MM\0*")) {
      return false;
    }
    long directory = bytes.limit() < HEADER ? 0 : bytes.getInt(4) & 0xFFFF_FFFFL;
    for (int i = 0; i < DIRECTORIES && directory >= HEADER; i++) {
      int entries = entries(bytes, directory);
      if (isIn(bytes, directory, entries)) {
        return true;
      }
      long next = directory + 2 + (long) entries * ENTRY;
      directory = next + 4 <= bytes.limit() ? bytes.getInt((int) next) & 0xFFFF_FFFFL : 0;
    }
    return false;
  }

  private static boolean isIn(ByteBuffer bytes, long directory, int entries) {
    for (int entry = 0; entry < entries; entry++) {
      int at = (int) directory + 2 + entry * ENTRY;
      if (tag(bytes, at) == GPS_DIRECTORY && isOfPosition(bytes, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfPosition(ByteBuffer bytes, int pointer) {
    long directory = bytes.getInt(pointer + 8) & 0xFFFF_FFFFL;
    int entries = entries(bytes, directory);
    if (entries == 0) {
      return directory + 2 > bytes.limit();
    }
    for (int entry = 0; entry < entries; entry++) {
      switch (tag(bytes, (int) directory + 2 + entry * ENTRY)) {
        case LATITUDE, LONGITUDE, DESTINATION_LATITUDE, DESTINATION_LONGITUDE -> {
          return true;
        }
        default -> {
          // A height, a time or a version alone tells no place.
        }
      }
    }
    return false;
  }

  /** How many entries of a directory are among the bytes. */
  private static int entries(ByteBuffer bytes, long directory) {
    if (directory + 2 > bytes.limit()) {
      return 0;
    }
    int told = bytes.getShort((int) directory) & 0xFFFF;
    return Math.min(told, (int) (bytes.limit() - directory - 2) / ENTRY);
  }

  private static int tag(ByteBuffer bytes, int entry) {
    return bytes.getShort(entry) & 0xFFFF;
  }
}
