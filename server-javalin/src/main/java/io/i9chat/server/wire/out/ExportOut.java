package io.i9chat.server.wire.out;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.server.wire.MeOut;
import io.i9chat.server.wire.content.ContentShape;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is a person's own. */
public record ExportOut(MeOut user, List<MediaId> media, List<Chat> chats) {
  /** What they have said in a chat; the members are the others. */
  public record Chat(
      ChatId id,
      ChatKind type,
      @Nullable GroupName name,
      List<Username> members,
      List<Message> messages) {}

  /** A message of theirs. */
  public record Message(
      long seq,
      Instant at,
      ContentShape content,
      @Nullable Long replyTo,
      @Nullable Instant editedAt) {}
}
