package io.i9chat.domain.chat;

import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.Content;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.people.Profile;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

  /** More than everything of a chat that is not its last item, names and descriptions, as JSON. */
  private static final int CHAT = 1_200;

  /** More than everything of the reactions with one emoji that is not a name, as JSON. */
  private static final int REACTIONS = 160;

  /** More than what stands around an item that was found, as JSON. */
  private static final int HIT = 80;

  /** More than a username with its comma, as JSON. */
  private static final int NAME = 33;

  /** More than everything of a person that is not text or picture, as JSON. */
  private static final int PERSON = 340;

  /** More than everything of a content that is not its text, names and media, as JSON. */
  private static final int CONTENT = 100;

  /** More than everything of an object that is not its type, as JSON. */
  private static final int MEDIA = 100;

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

  /** At least the size of {@code entry} as JSON, alone or as an item that nothing was done to. */
  public static int weight(Entry entry) {
    return FRAME
        + switch (entry.payload()) {
          case Payload.Message message ->
              jsonBytes(message.clientId().value())
                  + weight(message.body())
                  + (message.replyTo() == null ? 0 : EXCERPT);
          case Payload.Edit edit -> weight(edit.body());
          case Payload.About about -> 0;
          case Payload.Created created -> jsonBytes(created.name().value());
          case Payload.Added added -> NAME * added.people().size();
          case Payload.Changed changed -> weight(changed.from()) + weight(changed.to());
          case Payload.Activity activity -> 0;
        };
  }

  /**
   * How many of {@code parts}, from the first on, fit a page without splitting those of equal time.
   *
   * @param item what is shown of one
   */
  public static <T> int unsplit(List<T> parts, Function<T, Instant> time, Function<T, Item> item) {
    return Trim.unsplit(parts, time, part -> HIT + weight(item.apply(part)));
  }

  /** At least the size of {@code item} as JSON. */
  static int weight(Item item) {
    Item.Now now = item.now();
    if (now == null) {
      return weight(item.entry());
    }
    int weight = FRAME + weight(now.body()) + (now.replyTo() == null ? 0 : EXCERPT);
    for (Item.Reactions reactions : now.reactions()) {
      weight += REACTIONS + NAME * reactions.usernames().size();
    }
    return weight;
  }

  /** At least the size of {@code chat} as JSON. */
  static int weight(ChatSummary chat) {
    int weight = CHAT + (chat.lastItem() == null ? 0 : weight(chat.lastItem()));
    return weight
        + (chat.with() == null ? 0 : weight(chat.with()))
        + (chat.group() == null ? 0 : weight(chat.group().profile()));
  }

  /** At least the size of a person as JSON, with what stands beside them in a list. */
  public static int weight(Profile person) {
    return PERSON
        + jsonBytes(person.displayName().value())
        + jsonBytes(person.bio().value())
        + (person.picture() == null ? 0 : 2 * MEDIA);
  }

  private static int weight(@Nullable Body body) {
    if (body == null) {
      return 0;
    }
    int name = body.content() instanceof Content.File file ? jsonBytes(file.name().value()) : 0;
    int media = 0;
    for (MediaFacts facts : body.media()) {
      media += MEDIA + jsonBytes(facts.mime().value());
    }
    return CONTENT + jsonBytes(body.content().written()) + name + media;
  }

  private static int weight(GroupProfile profile) {
    return 2 * MEDIA
        + CONTENT
        + jsonBytes(profile.name().value())
        + jsonBytes(profile.description().value());
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
