package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.people.Picture;
import org.jspecify.annotations.Nullable;

/** What a group shows of itself, and how people come in. */
public record GroupProfile(
    GroupName name,
    GroupDescription description,
    @Nullable Picture picture,
    JoinPolicy joinPolicy) {
  /** A group with a name and nothing else set. */
  public static GroupProfile named(GroupName name) {
    return new GroupProfile(name, new GroupDescription(""), null, JoinPolicy.OPEN);
  }
}
