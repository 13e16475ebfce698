package io.i9chat.server.wire.out;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.i9chat.domain.chat.Item;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.server.wire.Bounds;
import io.i9chat.server.wire.Patch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it now is, or an activity; the author is {@code null} if that account is deleted.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = EntryOut.KIND)
@JsonSubTypes({
  @JsonSubTypes.Type(name = "message", value = ItemOut.Message.class),
  @JsonSubTypes.Type(name = "activity", value = ItemOut.Activity.class)
})
public sealed interface ItemOut {
  /** A message. */
  record Message(
      long seq,
      Instant at,
      @JsonInclude @Nullable Username author,
      @JsonInclude @Nullable ContentOut content,
      @Nullable Boolean withdrawn,
      @Nullable Boolean deleted,
      @Nullable Quote replyTo,
      @Nullable Instant editedAt,
      List<Reactions> reactions,
      Item.@Nullable Status status)
      implements ItemOut {}

  /**
   * The message that one answers; a reader who may not see it is told its seq alone.
   *
   * @param author absent, or {@code null} for a deleted account
   */
  record Quote(
      long seq,
      Patch<Username> author,
      @Nullable ContentType type,
      @Bounds(max = Item.Quote.Seen.EXCERPT) @Nullable String excerpt,
      @Nullable Boolean deleted) {}

  /** The people who reacted with one emoji: the first of them, and how many they are. */
  record Reactions(Emoji emoji, List<@Nullable Username> usernames, int count) {}

  /** What the author did with a group, in its history. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = ChangesOut.ACTIVITY)
  @JsonSubTypes({
    @JsonSubTypes.Type(name = "created", value = ItemOut.Activity.Created.class),
    @JsonSubTypes.Type(name = "added", value = ItemOut.Activity.People.class),
    @JsonSubTypes.Type(name = "removed", value = ItemOut.Activity.People.class),
    @JsonSubTypes.Type(name = "promoted", value = ItemOut.Activity.People.class),
    @JsonSubTypes.Type(name = "demoted", value = ItemOut.Activity.People.class),
    @JsonSubTypes.Type(name = "joined", value = ItemOut.Activity.Coming.class),
    @JsonSubTypes.Type(name = "left", value = ItemOut.Activity.Coming.class),
    @JsonSubTypes.Type(name = "changed", value = ItemOut.Activity.Changed.class)
  })
  sealed interface Activity extends ItemOut {
    /** The group was created under this name. */
    record Created(long seq, Instant at, @JsonInclude @Nullable Username author, GroupName name)
        implements Activity {}

    /** The author did something with people of the group; deleted accounts are {@code null}. */
    record People(
        long seq,
        Instant at,
        @JsonInclude @Nullable Username author,
        List<@Nullable Username> usernames)
        implements Activity {}

    /** The author came or went. */
    record Coming(long seq, Instant at, @JsonInclude @Nullable Username author)
        implements Activity {}

    /** The author changed what the group shows of itself. */
    record Changed(long seq, Instant at, @JsonInclude @Nullable Username author, ChangesOut changes)
        implements Activity {}
  }
}
