package io.i9chat.domain.group;

import io.i9chat.ports.model.chat.GroupProfile;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What admins may change of what a group shows of itself. */
public enum GroupField {
  /** Its name. */
  NAME(GroupProfile::name),
  /** What it says of itself. */
  DESCRIPTION(GroupProfile::description),
  /** Its picture. */
  PICTURE(GroupProfile::picture),
  /** How people come in. */
  JOIN_POLICY(GroupProfile::joinPolicy);

  private final Function<GroupProfile, @Nullable Object> value;

  GroupField(Function<GroupProfile, @Nullable Object> value) {
    this.value = value;
  }

  /** Whether the two differ in it. */
  public boolean differs(GroupProfile one, GroupProfile other) {
    return !Objects.equals(value.apply(one), value.apply(other));
  }
}
