package io.i9chat.adapter.local;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The names of writings of objects. One is {@code RANDOM-LENGTH-CHECKSUM}, in hexadecimal digits:
 * what it is of can be told from its name, in the ledger and in URLs, too. Those of earlier
 * releases have the first part alone.
 */
final class Generation {
  private static final int BUFFER = 64 * 1024;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-f]{16}(-([0-9a-f]{1,16})-([0-9a-f]{8}))?");

  private Generation() {}

  /** A new one, of what is in a file. */
  static String of(FileChannel file) throws IOException {
    return HexFormat.of().toHexDigits(RANDOM.nextLong()) + sum(file);
  }

  /** Whether it is one at all. */
  static boolean isOne(String generation) {
    return SHAPE.matcher(generation).matches();
  }

  /** Whether what it is of has this length, as far as it says. */
  static boolean hasLength(String generation, long length) {
    Matcher parts = SHAPE.matcher(generation);
    return parts.matches()
        && (parts.group(2) == null || HexFormat.fromHexDigitsToLong(parts.group(2)) == length);
  }

  /** Whether a complete object has the length and checksum that its generation says it has. */
  static boolean isAsWritten(Path file, String generation) throws IOException {
    Matcher parts = SHAPE.matcher(generation);
    if (!parts.matches()) {
      return false;
    }
    if (parts.group(1) == null) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, READ)) {
      return parts.group(1).equals(sum(channel));
    }
  }

  /** The length and the checksum (CRC-32C) of a file, as they stand in a generation. */
  private static String sum(FileChannel file) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long length = 0;
    while (file.read(buffer, length) >= 0) {
      length += buffer.flip().remaining();
      crc.update(buffer);
      buffer.clear();
    }
    return "-%x-%08x".formatted(length, crc.getValue());
  }
}
