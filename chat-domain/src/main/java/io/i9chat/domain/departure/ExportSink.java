package io.i9chat.domain.departure;

import io.i9chat.domain.account.Me;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.people.ExternalId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes an export as it is read, part by part, in this order: the profile, the media, and each chat
 * with its messages behind it. Nothing that was taken is kept here, so an export of any size takes
 * as much memory as its largest part.
 */
public interface ExportSink {
  /**
   * Takes the person's own profile.
   *
   * @param externalId what an embedding application knows them by, {@code null} if none does
   */
  void profile(Me me, @Nullable ExternalId externalId) throws IOException;

  /** Takes the ids of every object that they announced, in order. */
  void media(List<MediaId> media) throws IOException;

  /** Takes a chat; the messages that come next, until the next chat, are of it. */
  void chat(Chat chat) throws IOException;

  /** Takes more of the person's own messages in the chat, in seq order. */
  void messages(List<Message> messages) throws IOException;

  /**
   * A chat that the person is or was in.
   *
   * @param name of a group, {@code null} of a direct chat
   * @param people who else is in it, by name; none if the person is not in it any more, and without
   *     those whose accounts are deleted
   */
  record Chat(ChatId id, ChatKind kind, @Nullable GroupName name, List<Username> people) {
    /** Takes a copy of the list. */
    public Chat {
      people = List.copyOf(people);
    }
  }

  /**
   * A message as it is now.
   *
   * @param replyTo the seq of the message it answers, {@code null} if none
   * @param editedAt when it was last edited, {@code null} if never
   */
  record Message(
      long seq, Instant at, Content content, @Nullable Long replyTo, @Nullable Instant editedAt) {}
}
