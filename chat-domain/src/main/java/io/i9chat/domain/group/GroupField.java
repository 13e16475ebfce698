package io.i9chat.domain.group;

import io.i9chat.ports.model.chat.GroupProfile;
import java.util.Objects;

/** What admins may change of what a group shows of itself. */
public enum GroupField {
  /** Its name. */
  NAME,
  /** What it says of itself. */
  DESCRIPTION,
  /** Its picture. */
  PICTURE,
  /** How people come in. */
  JOIN_POLICY;

  /** Whether the two differ in it. */
  public boolean differs(GroupProfile one, GroupProfile other) {
    return switch (this) {
      case NAME -> !one.name().equals(other.name());
      case DESCRIPTION -> !one.description().equals(other.description());
      case PICTURE -> !Objects.equals(one.picture(), other.picture());
      case JOIN_POLICY -> one.joinPolicy() != other.joinPolicy();
    };
  }
}
