package io.i9chat.server.wire.out;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.log.Emoji;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a chat's log; its author is {@code null} where that account is deleted. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = EntryOut.KIND)
@JsonSubTypes({
  @JsonSubTypes.Type(name = "message", value = EntryOut.Message.class),
  @JsonSubTypes.Type(name = "edit", value = EntryOut.Edit.class),
  @JsonSubTypes.Type(name = "delete", value = EntryOut.Delete.class),
  @JsonSubTypes.Type(name = "reaction", value = EntryOut.Reaction.class),
  @JsonSubTypes.Type(name = "unreaction", value = EntryOut.Unreaction.class),
  @JsonSubTypes.Type(name = "hidden", value = EntryOut.Hidden.class),
  @JsonSubTypes.Type(name = "activity", value = EntryOut.Activity.class)
})
public sealed interface EntryOut {
  /** The field that says which kind. */
  String KIND = "kind";

  /** A message; a withdrawn one has no content any more. */
  record Message(
      ChatId chat,
      long seq,
      Instant at,
      @JsonInclude @Nullable Username author,
      ClientId clientId,
      @JsonInclude @Nullable ContentOut content,
      @Nullable Boolean withdrawn,
      @Nullable Long replyTo)
      implements EntryOut {}

  /** The message at {@code target} says this now. */
  record Edit(
      ChatId chat,
      long seq,
      Instant at,
      @JsonInclude @Nullable Username author,
      long target,
      @Nullable ClientId clientId,
      @JsonInclude @Nullable ContentOut content,
      @Nullable Boolean withdrawn)
      implements EntryOut {}

  /** The message at {@code target} is deleted. */
  record Delete(
      ChatId chat, long seq, Instant at, @JsonInclude @Nullable Username author, long target)
      implements EntryOut {}

  /** The author's reaction to the message at {@code target} from now on. */
  record Reaction(
      ChatId chat,
      long seq,
      Instant at,
      @JsonInclude @Nullable Username author,
      long target,
      Emoji emoji)
      implements EntryOut {}

  /** The author has no reaction to the message at {@code target} any more. */
  record Unreaction(
      ChatId chat, long seq, Instant at, @JsonInclude @Nullable Username author, long target)
      implements EntryOut {}

  /** Something about a message that the caller may not see. */
  record Hidden(ChatId chat, long seq, Instant at) implements EntryOut {}

  /** An entry that tells what the author did with a group. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = ChangesOut.ACTIVITY)
  @JsonSubTypes({
    @JsonSubTypes.Type(name = "created", value = EntryOut.Activity.Created.class),
    @JsonSubTypes.Type(name = "added", value = EntryOut.Activity.People.class),
    @JsonSubTypes.Type(name = "removed", value = EntryOut.Activity.People.class),
    @JsonSubTypes.Type(name = "promoted", value = EntryOut.Activity.People.class),
    @JsonSubTypes.Type(name = "demoted", value = EntryOut.Activity.People.class),
    @JsonSubTypes.Type(name = "joined", value = EntryOut.Activity.Coming.class),
    @JsonSubTypes.Type(name = "left", value = EntryOut.Activity.Coming.class),
    @JsonSubTypes.Type(name = "changed", value = EntryOut.Activity.Changed.class)
  })
  sealed interface Activity extends EntryOut {
    /** The group was created under this name. */
    record Created(
        ChatId chat, long seq, Instant at, @JsonInclude @Nullable Username author, GroupName name)
        implements Activity {}

    /** The author did something with people of the group; deleted accounts are {@code null}. */
    record People(
        ChatId chat,
        long seq,
        Instant at,
        @JsonInclude @Nullable Username author,
        List<@Nullable Username> usernames)
        implements Activity {}

    /** The author came or went. */
    record Coming(ChatId chat, long seq, Instant at, @JsonInclude @Nullable Username author)
        implements Activity {}

    /** The author changed what the group shows of itself. */
    record Changed(
        ChatId chat,
        long seq,
        Instant at,
        @JsonInclude @Nullable Username author,
        ChangesOut changes)
        implements Activity {}
  }
}
