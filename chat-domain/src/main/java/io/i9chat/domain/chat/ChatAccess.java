package io.i9chat.domain.chat;

import io.i9chat.ports.chat.Chats;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a person is to a chat, and so what they may see of it: the one place that says. Rules:
 * ACCESS-1, ACCESS-2.
 */
public sealed interface ChatAccess {
  /** Never in, or there is no such chat; the two look the same. */
  record Stranger() implements ChatAccess {}

  /** In now. */
  record Member(ChatView chat, Membership membership) implements ChatAccess {}

  /** Was in, and is not any more, or has no account: what they could see stays, frozen. */
  record Gone(ChatView chat, Membership membership) implements ChatAccess {}

  /** What {@code person} is to a chat now. */
  static ChatAccess of(Chats chats, ChatId chat, PersonId person) {
    return of(chats.view(chat, List.of(person)), person);
  }

  /** What {@code person} is to the chat of {@code view}. */
  static ChatAccess of(Optional<ChatView> view, PersonId person) {
    if (view.isEmpty()) {
      return new Stranger();
    }
    Membership membership = view.get().of(person);
    if (membership.windows().isEmpty()) {
      return new Stranger();
    }
    return membership.isIn() && !isDeleted(view.get(), person)
        ? new Member(view.get(), membership)
        : new Gone(view.get(), membership);
  }

  /**
   * Whether it is a direct chat, which no member leaves, and the person's account is deleted: a
   * call that was under way then and is decided again must not add to what was erased.
   */
  private static boolean isDeleted(ChatView chat, PersonId person) {
    return chat.direct() != null && chat.direct().deleted().contains(person);
  }

  /**
   * A group as {@code person} may know of it: as it is now if they are in or it is open to all, as
   * it was when they went if they have gone; empty for a stranger, and for a direct chat. What they
   * see and whether they may join is decided by {@link io.i9chat.domain.group.InfoPolicy
   * InfoPolicy} and {@link io.i9chat.domain.group.JoiningPolicy JoiningPolicy}. Rules: GROUP-13.
   */
  static Optional<GroupState> group(Optional<ChatView> view, PersonId person) {
    GroupState now = view.map(ChatView::group).orElse(null);
    if (view.isEmpty() || now == null) {
      return Optional.empty();
    }
    Membership membership = view.get().of(person);
    return membership.isIn() || now.profile().joinPolicy() == JoinPolicy.OPEN
        ? Optional.of(now)
        : Optional.ofNullable(membership.frozen());
  }

  /** What a rule says that is about members alone. */
  default <R> R ofMember(R toStranger, R toGone, Function<Member, R> toMember) {
    return switch (this) {
      case Stranger stranger -> toStranger;
      case Gone gone -> toGone;
      case Member member -> toMember.apply(member);
    };
  }

  /** The chat and membership to read with, {@code null} to a stranger. */
  default @Nullable Reading reading() {
    return switch (this) {
      case Stranger stranger -> null;
      case Member member -> new Reading(member.chat(), member.membership());
      case Gone gone -> new Reading(gone.chat(), gone.membership());
    };
  }

  /** A chat as a person may read it. */
  record Reading(ChatView chat, Membership membership) {
    /** The stretches of the log that they may see. */
    public List<Window> windows() {
      return membership.windows();
    }

    /** The stretches of the log that they are shown: what they may see and have not cleared. */
    public List<Window> shown() {
      return membership.shown();
    }

    /** The last seq that they may see, where the chat's own is {@code head}. */
    public long head(long head) {
      return membership.head(head);
    }
  }
}
