package io.i9chat.ports.model.chat;

import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.people.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a group shows of itself, and how people come in. The lengths are decided by {@link
 * GroupName} and {@link GroupDescription}, the number of members by {@code GroupSettings} of the
 * domain. Rules: CHAT-2.
 */
public record GroupProfile(
    GroupName name,
    GroupDescription description,
    @Nullable Picture picture,
    JoinPolicy joinPolicy) {
  /** The uploaded objects of its picture. */
  public List<MediaId> media() {
    return picture == null ? List.of() : picture.objects();
  }

  /** A group with a name and nothing else set. */
  public static GroupProfile named(GroupName name) {
    return new GroupProfile(name, new GroupDescription(""), null, JoinPolicy.OPEN);
  }
}
