package io.i9chat.server.wire.chat;

import io.i9chat.ports.model.chat.MemberStatus;
import java.util.Locale;

/** What a member of a group may do in it. */
public enum Role {
  /** Everything. */
  ADMIN,
  /** Talk, and leave. */
  MEMBER;

  /** The role of one who is in. */
  public static Role of(MemberStatus status) {
    return status == MemberStatus.ADMIN ? ADMIN : MEMBER;
  }

  /** The role as it travels. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
