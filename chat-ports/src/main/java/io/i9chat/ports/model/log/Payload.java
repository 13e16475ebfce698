package io.i9chat.ports.model.log;

import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.MemberStatus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an entry says, beside who, where and when. */
public sealed interface Payload {
  /**
   * A message.
   *
   * @param fingerprint of what its author sent, for telling a repeat from another message
   * @param body {@code null} once it is withdrawn, by a deletion or a later edit
   * @param replyTo the seq of the message it answers, {@code null} if none
   */
  record Message(
      ClientId clientId, Fingerprint fingerprint, @Nullable Body body, @Nullable Long replyTo)
      implements Payload {}

  /** Something done to the message at {@link #target}. */
  sealed interface About extends Payload {
    /** The seq of the message. */
    long target();
  }

  /**
   * The author put another text or caption in place of what their message said.
   *
   * @param body the whole content as it is from now on; {@code null} once it is withdrawn
   * @param idempotencyKey {@code null} if its author gave no client id
   */
  record Edit(long target, @Nullable Body body, @Nullable IdempotencyKey idempotencyKey)
      implements About {
    /** An edit without a client id. */
    public Edit(long target, @Nullable Body body) {
      this(target, body, null);
    }
  }

  /** The author, or an admin of the group, deleted the message. */
  record Delete(long target) implements About {}

  /** The author's reaction from now on. */
  record Reaction(long target, Emoji emoji) implements About {}

  /** The author took their reaction away. */
  record Unreaction(long target) implements About {}

  /** A change of the group itself. Every activity raises the chat's version. Rules: GROUP-3. */
  sealed interface Activity extends Payload {}

  /** The author created the group. */
  record Created(GroupName name) implements Activity {}

  /** The author added people. */
  record Added(List<PersonId> people) implements Activity {
    /** Takes a copy of the list. */
    public Added {
      people = List.copyOf(people);
    }
  }

  /** The author removed a member. */
  record Removed(PersonId person) implements Activity {}

  /** The author made a member an admin. */
  record Promoted(PersonId person) implements Activity {}

  /** The author made an admin a plain member. */
  record Demoted(PersonId person) implements Activity {}

  /** The author came in by themselves. */
  record Joined() implements Activity {}

  /** The author went. */
  record Left() implements Activity {}

  /** The author changed what the group shows of itself; the two differ. */
  record Changed(GroupProfile from, GroupProfile to) implements Activity {}

  /** What people are from an entry of {@code author} with this payload on, as far as it says. */
  default Map<PersonId, MemberStatus> statuses(PersonId author) {
    return switch (this) {
      case Created created -> Map.of(author, MemberStatus.ADMIN);
      case Joined joined -> Map.of(author, MemberStatus.MEMBER);
      case Added added ->
          added.people().stream()
              .distinct()
              .collect(Collectors.toMap(Function.identity(), person -> MemberStatus.MEMBER));
      case Removed removed -> Map.of(removed.person(), MemberStatus.REMOVED);
      case Left left -> Map.of(author, MemberStatus.LEFT);
      case Promoted promoted -> Map.of(promoted.person(), MemberStatus.ADMIN);
      case Demoted demoted -> Map.of(demoted.person(), MemberStatus.MEMBER);
      case Changed changed -> Map.of();
      case Message message -> Map.of();
      case About about -> Map.of();
    };
  }

  /** Whose window opens at an entry of {@code author} with this payload. */
  default Set<PersonId> letsIn(PersonId author) {
    return switch (this) {
      case Created created -> Set.of(author);
      case Joined joined -> Set.of(author);
      case Added added -> new LinkedHashSet<>(added.people());
      default -> Set.of();
    };
  }

  /** Whether it lets in those who are not in; if not, it says something of members alone. */
  default boolean admits() {
    return this instanceof Created || this instanceof Joined || this instanceof Added;
  }

  /** Whose window closes with an entry of {@code author} with this payload. */
  default Set<PersonId> putsOut(PersonId author) {
    return switch (this) {
      case Removed removed -> Set.of(removed.person());
      case Left left -> Set.of(author);
      default -> Set.of();
    };
  }

  /** The people this payload names, beside its author. */
  default Set<PersonId> named() {
    return switch (this) {
      case Added added -> Set.copyOf(added.people());
      case Removed removed -> Set.of(removed.person());
      case Promoted promoted -> Set.of(promoted.person());
      case Demoted demoted -> Set.of(demoted.person());
      default -> Set.of();
    };
  }

  /** What it was sent under, {@code null} if nothing. */
  default @Nullable IdempotencyKey key() {
    return switch (this) {
      case Message message -> new IdempotencyKey(message.clientId(), message.fingerprint());
      case Edit edit -> edit.idempotencyKey();
      default -> null;
    };
  }

  /** The uploaded objects that it brings into use. */
  default List<MediaId> media() {
    Body body = carried();
    if (body != null) {
      return body.content().objects();
    }
    return this instanceof Changed changed ? changed.to().media() : List.of();
  }

  /** What it carries, {@code null} if it carries nothing or that was withdrawn. */
  default @Nullable Body carried() {
    return switch (this) {
      case Message message -> message.body();
      case Edit edit -> edit.body();
      default -> null;
    };
  }
}
