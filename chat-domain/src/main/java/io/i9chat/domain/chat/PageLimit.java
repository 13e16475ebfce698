package io.i9chat.domain.chat;

import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.chat.Content;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Payload;

/**
 * How much a page may hold: a number of items that the caller chooses, and {@link #BYTES} in all.
 *
 * @param items 1 to 200
 */
public record PageLimit(int items) {
  /** What a page holds where the caller does not say. */
  public static final PageLimit DEFAULT = new PageLimit(50);

  /** The greatest number of items. */
  public static final int MAX = 200;

  /** The greatest size of a page, as JSON; one item is always given. */
  public static final int BYTES = 256 * 1024;

  /** More than everything of an entry or item that is not content or client id, as JSON. */
  private static final int FRAME = 320;

  /** More than an excerpt of a message that is replied to, as JSON. */
  private static final int EXCERPT = 700;

  /**
   * Checks the number.
   *
   * @throws InvalidValue if it is not 1 to 200
   */
  public PageLimit {
    if (items < 1 || items > MAX) {
      throw new InvalidValue("must be 1 to " + MAX);
    }
  }

  /** At least the size of {@code entry} as JSON, alone or as an item of a history. */
  public static int weight(Entry entry) {
    return switch (entry.payload()) {
      case Payload.Message message ->
          FRAME
              + jsonBytes(message.clientId().value())
              + jsonBytes(((Content.Text) message.content()).text())
              + (message.replyTo() == null ? 0 : EXCERPT);
      case Payload.Created created -> FRAME + jsonBytes(created.name().value());
      case Payload.Added added -> FRAME + 33 * added.people().size();
      case Payload.Removed removed -> FRAME;
      case Payload.Joined joined -> FRAME;
      case Payload.Left left -> FRAME;
    };
  }

  /** The bytes of {@code text} in a JSON string in UTF-8. */
  static int jsonBytes(String text) {
    int bytes = 2;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes += c == '"' || c == '\\' || c < ' ' ? 2 : 1;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        bytes += 2;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}
