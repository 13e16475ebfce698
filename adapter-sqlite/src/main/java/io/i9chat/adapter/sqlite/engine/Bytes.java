package io.i9chat.adapter.sqlite.engine;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Window;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The binary forms of ids and small lists. */
public final class Bytes {
  private static final int UUID_BYTES = 16;

  private Bytes() {}

  public static byte[] of(UUID id) {
    byte[] bytes = new byte[UUID_BYTES];
    ByteBuffer.wrap(bytes)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits());
    return bytes;
  }

  public static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  public static byte[] ofPeople(List<PersonId> people) {
    ByteBuffer buffer = ByteBuffer.allocate(people.size() * UUID_BYTES);
    for (PersonId person : people) {
      buffer.putLong(person.value().getMostSignificantBits());
      buffer.putLong(person.value().getLeastSignificantBits());
    }
    return buffer.array();
  }

  public static List<PersonId> people(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    List<PersonId> people = new ArrayList<>(bytes.length / UUID_BYTES);
    while (buffer.hasRemaining()) {
      people.add(new PersonId(new UUID(buffer.getLong(), buffer.getLong())));
    }
    return people;
  }

  public static byte[] ofWindows(List<Window> windows) {
    ByteBuffer buffer = ByteBuffer.allocate(windows.size() * 2 * Long.BYTES);
    for (Window window : windows) {
      buffer.putLong(window.from()).putLong(window.to());
    }
    return buffer.array();
  }

  /** The windows before the last one, {@code null} if there are none, and the last one. */
  public static List<Window> windows(byte @Nullable [] earlier, Window last) {
    if (earlier == null) {
      return List.of(last);
    }
    ByteBuffer buffer = ByteBuffer.wrap(earlier);
    List<Window> windows = new ArrayList<>(earlier.length / (2 * Long.BYTES) + 1);
    while (buffer.hasRemaining()) {
      windows.add(new Window(buffer.getLong(), buffer.getLong()));
    }
    windows.add(last);
    return windows;
  }
}
