package io.i9chat.server.wire;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on people, the caller included. */
public final class PeopleInputs {
  private PeopleInputs() {}

  /** What to change of the caller's profile. */
  public record UpdateMe(
      Patch<DisplayName> displayName,
      Patch<Bio> bio,
      Patch<Picture> picture,
      Patch<PrivacyPatch> privacy) {}

  /** Which privacy settings to change; what is absent stays, what is null goes back. */
  public record PrivacyPatch(
      Patch<Audience> presence,
      Patch<Audience> chats,
      Patch<Audience> groups,
      Patch<Boolean> readReceipts) {}

  /** Where the caller is, in degrees (WGS 84). */
  public record SetLocation(Double lat, Double lon) {}

  /** The person to find. */
  public record OneUser(Username username) {}

  /** The people to find; at most 200. */
  public record ManyUsers(List<Username> usernames) {}

  /**
   * How far around the caller to look.
   *
   * @param radius in metres
   */
  public record Nearby(Integer radius, @Nullable Integer limit) {}

  /** Whose presence to watch, or no longer. */
  public record Watch(List<Username> usernames) {}

  /** Where the caller types. */
  public record Typing(ChatId chatId) implements ChatInputs.OfChat {}

  /** The caller's password, for what needs it again. */
  public record Export(Secret password) {}

  /** The caller's password, and what to do with their messages. */
  public record DeleteMe(Secret password, Messages messages) {
    /** What to do with them. */
    public enum Messages {
      /** They stay, without a name. */
      KEEP,
      /** They are deleted. */
      ERASE
    }
  }
}
