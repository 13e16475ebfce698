package io.i9chat.ports.model.page;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fold;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Profile;
import org.jspecify.annotations.Nullable;

/**
 * What things weigh, in bytes: at least what they take as JSON in UTF-8, and about what they take
 * in memory. Every store counts so, and so does the domain. What they cost to keep is counted
 * apart, see {@link #kept(Payload)}.
 */
public final class Weight {
  /** More than everything of an entry or item that is not content or client id. */
  private static final int FRAME = 320;

  /** More than an excerpt of a message that is replied to. */
  private static final int EXCERPT = 700;

  /** More than everything of a chat that is not its last item, names and descriptions. */
  private static final int CHAT = 1_200;

  /** More than a username with its comma. */
  private static final int NAME = 33;

  /** More than everything of a person that is not text or picture. */
  private static final int PERSON = 340;

  /** More than everything of a content that is not its text, names and media. */
  private static final int CONTENT = 100;

  /** More than everything of an object that is not its type. */
  private static final int MEDIA = 100;

  /** More than the dimensions of a photo or video. */
  private static final int DIMENSIONS = 32;

  /** More than everything of the reactions with one emoji that is not a name. */
  private static final int REACTIONS = 160;

  /** About what a row and what finds it takes, whatever it says. */
  private static final int ROW = 256;

  /**
   * What a character takes, written once as text and once as a word to be found by: in ASCII less,
   * in other alphabets about that much.
   */
  private static final int CHARACTER = 4;

  private Weight() {}

  /**
   * What an entry adds to the bytes that its author stores, until its body is withdrawn. Deletions
   * and the like add nothing, for they take away; activities are the group's. The sizes of uploads
   * are added by {@link io.i9chat.ports.people.Storage Storage}. Rules: QUOTA-1.
   */
  public static long kept(Payload payload) {
    return switch (payload) {
      case Payload.Message message -> ROW + kept(message.body());
      case Payload.Edit edit -> ROW + kept(edit.body());
      case Payload.Reaction reaction -> ROW;
      case Payload.Delete delete -> 0;
      case Payload.Unreaction unreaction -> 0;
      case Payload.Activity activity -> 0;
    };
  }

  /**
   * What of it ends when the body is withdrawn: {@value #ROW}, and {@value #CHARACTER} for each
   * character (code point) of its text or caption. Stores count with these figures in their own
   * languages, too, so they never change.
   */
  public static long kept(@Nullable Body body) {
    if (body == null) {
      return 0;
    }
    String written = body.content().written();
    return ROW + (long) CHARACTER * written.codePointCount(0, written.length());
  }

  /** An entry, alone or as an item that nothing was done to. */
  public static int of(Entry entry) {
    return FRAME
        + switch (entry.payload()) {
          case Payload.Message message ->
              text(message.clientId().value()) + of(message.body(), message.replyTo());
          case Payload.Edit edit ->
              of(edit.body()) + (edit.key() == null ? 0 : text(edit.key().clientId().value()));
          case Payload.About about -> 0;
          case Payload.Created created -> text(created.name().value());
          case Payload.Added added -> names(added.people().size());
          case Payload.Changed changed -> of(changed.from()) + of(changed.to());
          case Payload.Activity activity -> 0;
        };
  }

  /** A message as it is now, without its reactions. */
  public static int ofItem(@Nullable Body body, boolean isReply) {
    return FRAME + of(body) + (isReply ? EXCERPT : 0);
  }

  /** What was done to a message; never more than the item of the message. */
  public static int of(Fold fold) {
    int weight = FRAME + (fold.edit() == null ? 0 : of(fold.edit().payload().carried()));
    for (Fold.Reacting one : fold.reactions()) {
      weight += ofReactions(one.named().size());
    }
    return weight;
  }

  /** The reactions with one emoji, so many of whose people are named. */
  public static int ofReactions(int named) {
    return REACTIONS + names(named);
  }

  /** A chat as a store gives it: of a direct chat without the other's profile. */
  public static int of(InboxItem item) {
    GroupState group = item.chat().group();
    return CHAT
        + (item.last() == null ? 0 : of(item.last()))
        + (group == null ? 0 : of(group.profile()));
  }

  /**
   * A chat as it is shown.
   *
   * @param last what the last item weighs
   */
  public static int ofChat(int last, @Nullable Profile with, @Nullable GroupProfile group) {
    return CHAT + last + (with == null ? 0 : of(with)) + (group == null ? 0 : of(group));
  }

  /** A person, with what stands beside them in a list. */
  public static int of(Profile person) {
    return ofPerson(person.displayName(), person.bio(), person.picture());
  }

  /** The same of what is shown of a person. */
  public static int ofPerson(DisplayName name, Bio bio, @Nullable Picture picture) {
    return PERSON + text(name.value()) + text(bio.value()) + (picture == null ? 0 : 2 * MEDIA);
  }

  private static int of(@Nullable Body body, @Nullable Long replyTo) {
    return of(body) + (replyTo == null ? 0 : EXCERPT);
  }

  private static int of(@Nullable Body body) {
    if (body == null) {
      return 0;
    }
    int name = body.content() instanceof Content.File file ? text(file.name().value()) : 0;
    int media = 0;
    for (MediaFacts facts : body.media()) {
      media += MEDIA + text(facts.mime().value());
    }
    return CONTENT + text(body.content().written()) + name + media + dimensions(body.content());
  }

  private static int dimensions(Content content) {
    return DIMENSIONS
        * switch (content) {
          case Content.Photos photos -> photos.items().size();
          case Content.Videos videos -> videos.items().size();
          case Content.Text text -> 0;
          case Content.Voice voice -> 0;
          case Content.Audio audio -> 0;
          case Content.File file -> 0;
        };
  }

  private static int of(GroupProfile profile) {
    return 2 * MEDIA + CONTENT + text(profile.name().value()) + text(profile.description().value());
  }

  private static int names(int people) {
    return NAME * people;
  }

  /** The bytes of {@code text} in a JSON string in UTF-8. */
  public static int text(String text) {
    int length = text.length();
    int bytes = 2 + length;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      // A byte more for what is escaped, or has more than one in UTF-8.
      if (c < 0x80) {
        if (c <= '\\' && (c == '"' || c == '\\' || c < ' ')) {
          bytes++;
        }
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        bytes++;
      } else {
        bytes += 2;
      }
    }
    return bytes;
  }
}
