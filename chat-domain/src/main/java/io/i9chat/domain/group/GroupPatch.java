package io.i9chat.domain.group;

import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.people.Picture;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of what a group shows of itself.
 *
 * @param name never cleared
 * @param description cleared, it is empty
 * @param picture cleared, there is none
 * @param joinPolicy cleared, it is open
 */
public record GroupPatch(
    Change<GroupName> name,
    Change<GroupDescription> description,
    Change<Picture> picture,
    Change<JoinPolicy> joinPolicy) {
  private static final GroupDescription NOTHING = new GroupDescription("");

  /**
   * Checks the name.
   *
   * @throws InvalidValue if it is cleared
   */
  public GroupPatch {
    if (name instanceof Change.Clear<GroupName>) {
      throw new InvalidValue("name must not be null");
    }
  }

  /** What the group shows after it, if it showed {@code before}. */
  public GroupProfile on(GroupProfile before) {
    return new GroupProfile(
        changed(name, before.name(), before.name()),
        changed(description, before.description(), NOTHING),
        picture(before.picture()),
        changed(joinPolicy, before.joinPolicy(), JoinPolicy.OPEN));
  }

  /** The fields that it says something about. */
  public Set<Field> fields() {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    note(fields, Field.NAME, name);
    note(fields, Field.DESCRIPTION, description);
    note(fields, Field.PICTURE, picture);
    note(fields, Field.JOIN_POLICY, joinPolicy);
    return fields;
  }

  private static void note(Set<Field> fields, Field field, Change<?> change) {
    if (!(change instanceof Change.Keep<?>)) {
      fields.add(field);
    }
  }

  private static <T> T changed(Change<T> change, T before, T cleared) {
    return switch (change) {
      case Change.Keep<T> keep -> before;
      case Change.To<T> to -> to.value();
      case Change.Clear<T> clear -> cleared;
    };
  }

  private @Nullable Picture picture(@Nullable Picture before) {
    return switch (picture) {
      case Change.Keep<Picture> keep -> before;
      case Change.To<Picture> to -> to.value();
      case Change.Clear<Picture> clear -> null;
    };
  }

  /** What admins may change of what a group shows of itself. */
  public enum Field {
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
}
