package io.i9chat.domain.group;

import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.tck.Fresh;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Facts about a group that is in no store. */
record GroupFacts(Map<PersonId, Membership> members, JoinPolicy joinPolicy, int count, int admins) {
  static final GroupState THEN =
      new GroupState(GroupProfile.named(new GroupName("As it was")), 5, 2);

  /** An open group of so many. */
  static GroupFacts group(int count, int admins) {
    return new GroupFacts(Map.of(), JoinPolicy.OPEN, count, admins);
  }

  GroupFacts closed() {
    return new GroupFacts(members, JoinPolicy.CLOSED, count, admins);
  }

  GroupFacts with(PersonId person, MemberStatus status) {
    Map<PersonId, Membership> more = new HashMap<>(members);
    more.put(person, membership(status));
    return new GroupFacts(more, joinPolicy, count, admins);
  }

  ChatView chat() {
    return new ChatView(Fresh.chat(), Fresh.now(), 4, members, state(), null);
  }

  Optional<ChatView> view() {
    return Optional.of(chat());
  }

  GroupState state() {
    GroupProfile named = GroupProfile.named(new GroupName("As it is"));
    return new GroupState(
        new GroupProfile(named.name(), named.description(), null, joinPolicy), count, admins);
  }

  /** A direct chat, which is no group. */
  Optional<ChatView> asDirect() {
    return Optional.of(
        new ChatView(Fresh.chat(), Fresh.now(), 4, members, null, DirectState.CLEAR));
  }

  static Membership membership(MemberStatus status) {
    return switch (status) {
      case NEVER -> Membership.NONE;
      case MEMBER, ADMIN -> new Membership(status, List.of(new Window(2, Window.OPEN)), 0, null);
      case LEFT, REMOVED -> new Membership(status, List.of(new Window(2, 9)), 0, THEN);
    };
  }
}
