package io.i9chat.server.wire.out;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.people.Picture;
import org.jspecify.annotations.Nullable;

/** What changed of a group, each field from what to what. */
public record ChangesOut(
    @Nullable OfName name,
    @Nullable OfDescription description,
    @Nullable OfPicture picture,
    @Nullable OfJoinPolicy joinPolicy) {
  /** The field that says what was done with a group. */
  static final String ACTIVITY = "activity";

  /** Another name. */
  public record OfName(GroupName from, GroupName to) {}

  /** Another description. */
  public record OfDescription(GroupDescription from, GroupDescription to) {}

  /** Another picture; {@code null} is none. */
  public record OfPicture(@JsonInclude @Nullable Picture from, @JsonInclude @Nullable Picture to) {}

  /** Another way to come in. */
  public record OfJoinPolicy(JoinPolicy from, JoinPolicy to) {}
}
