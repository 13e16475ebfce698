package io.i9chat.domain.group;

import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.Picture;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the caller may change what a group shows of itself: pure functions of facts. */
final class UpdatePolicy {
  private UpdatePolicy() {}

  /** A decision. */
  sealed interface Decision {
    /**
     * Yes, as long as the facts hold still, and the new picture can be used.
     *
     * @param picture {@code null} if it stays or goes
     */
    record Append(
        ChatView chat, Membership caller, Payload.Changed activity, @Nullable Picture picture)
        implements Decision {}

    /** It shows all of this already. */
    record AlreadySo(Membership caller) implements Decision {}

    /** There is no group that they may see. */
    record NotFound() implements Decision {}

    /** They are not in it any more. */
    record Gone() implements Decision {}

    /** They have no say in it. */
    record NotAnAdmin() implements Decision {}
  }

  /** Decides. */
  static Decision decide(Authority authority, GroupPatch patch) {
    return switch (authority) {
      case Authority.None none -> new Decision.NotFound();
      case Authority.Gone gone -> new Decision.Gone();
      case Authority.Plain plain -> new Decision.NotAnAdmin();
      case Authority.Admin admin -> {
        GroupProfile from = admin.group().profile();
        GroupProfile to = patch.on(from);
        if (from.equals(to)) {
          yield new Decision.AlreadySo(admin.membership());
        }
        Picture picture = GroupPatch.Field.PICTURE.differs(from, to) ? to.picture() : null;
        yield new Decision.Append(
            admin.chat(), admin.membership(), new Payload.Changed(from, to), picture);
      }
    };
  }

  /**
   * Whether {@code entry} made one of these fields what it is, if no later one did.
   *
   * @param fields all of them if there are none
   */
  static boolean made(Entry entry, Set<GroupPatch.Field> fields) {
    return switch (entry.payload()) {
      case Payload.Created created -> true;
      case Payload.Changed(GroupProfile from, GroupProfile to) ->
          fields.isEmpty() || fields.stream().anyMatch(field -> field.differs(from, to));
      default -> false;
    };
  }
}
