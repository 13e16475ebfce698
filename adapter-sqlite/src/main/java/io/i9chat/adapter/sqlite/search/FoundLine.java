package io.i9chat.adapter.sqlite.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A message and the words that it is found by.
 *
 * @param id its time and what makes it unique, see {@link #id}
 * @param chat the key of its chat
 * @param edit the seq of the last edit, or of the message
 * @param words as {@link Tokens#line}
 */
record FoundLine(long id, long chat, long seq, long edit, String words) {
  private static final int UNIQUE_BITS = 21;
  private static final int FIXED_BYTES = 4 * Long.BYTES + Integer.BYTES;
  private static final long LAST_MILLI = Long.MAX_VALUE >> UNIQUE_BITS;

  /** The id of a message of that time: ids are ordered by time. */
  static long id(long millis, int unique) {
    return firstId(millis) | (unique & ((1 << UNIQUE_BITS) - 1));
  }

  /** No message of that time or later has a lower id, and no earlier one has a higher. */
  static long firstId(long millis) {
    return Math.clamp(millis, -LAST_MILLI, LAST_MILLI) << UNIQUE_BITS;
  }

  /** The time of the message with that id. */
  static long millis(long id) {
    return id >> UNIQUE_BITS;
  }

  static byte[] pack(Collection<FoundLine> lines) {
    int size = 0;
    List<byte[]> words = new ArrayList<>(lines.size());
    for (FoundLine line : lines) {
      byte[] bytes = line.words.getBytes(StandardCharsets.UTF_8);
      words.add(bytes);
      size += FIXED_BYTES + bytes.length;
    }
    ByteBuffer packed = ByteBuffer.allocate(size);
    int next = 0;
    for (FoundLine line : lines) {
      byte[] bytes = words.get(next++);
      packed.putLong(line.id).putLong(line.chat).putLong(line.seq).putLong(line.edit);
      packed.putInt(bytes.length).put(bytes);
    }
    return packed.array();
  }

  /** Which lines are wanted, told by all but the words. */
  @FunctionalInterface
  interface Wanted {
    boolean is(long id, long chat, long seq, long edit);
  }

  /** The lines that are wanted; of the others the words are not looked at. */
  static List<FoundLine> unpack(byte[] packed, Wanted wanted) {
    List<FoundLine> lines = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.wrap(packed);
    while (buffer.hasRemaining()) {
      long id = buffer.getLong();
      long chat = buffer.getLong();
      long seq = buffer.getLong();
      long edit = buffer.getLong();
      int length = buffer.getInt();
      int from = buffer.position();
      if (wanted.is(id, chat, seq, edit)) {
        String words = new String(packed, from, length, StandardCharsets.UTF_8);
        lines.add(new FoundLine(id, chat, seq, edit, words));
      }
      buffer.position(from + length);
    }
    return lines;
  }

  static List<FoundLine> unpack(byte[] packed) {
    return unpack(packed, (id, chat, seq, edit) -> true);
  }
}
