package io.i9chat.adapter.neo4j.node;

import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Preferences;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/**
 * How the model's words are spelled as properties of chats and memberships.
 *
 * <p>Windows are one list of seqs, {@code from, to, from, to …}, without the last {@code to} while
 * the person is in: one property, so that no reader ever sees half of a change.
 */
public final class ChatRows {
  /** The time, where one is a number, of what never was. */
  private static final long NEVER = -1;

  private ChatRows() {}

  static ChatKind kind(Value chat) {
    return Properties.text(chat.get("kind")).equals("direct") ? ChatKind.DIRECT : ChatKind.GROUP;
  }

  /** Both people of a direct chat, none of a group. */
  public static List<PersonId> sides(Value chat) {
    Value pair = chat.get("pair");
    List<PersonId> sides = new ArrayList<>();
    if (!pair.isNull()) {
      for (String side : Properties.text(pair).split("\\+", -1)) {
        sides.add(PersonId.parse(side));
      }
    }
    return sides;
  }

  public static @Nullable DirectState direct(Value chat) {
    return kind(chat) == ChatKind.DIRECT ? DirectChatState.state(chat) : null;
  }

  public static List<Long> windows(List<Window> windows) {
    List<Long> ends = new ArrayList<>(windows.size() * 2);
    for (Window window : windows) {
      ends.add(window.from());
      if (window.to() != Window.OPEN) {
        ends.add(window.to());
      }
    }
    return ends;
  }

  private static List<Window> windows(Value value) {
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < value.size(); i += 2) {
      long to = i + 1 < value.size() ? value.get(i + 1).asLong() : Window.OPEN;
      windows.add(new Window(value.get(i).asLong(), to));
    }
    return windows;
  }

  public static @Nullable String status(MemberStatus status) {
    return status == MemberStatus.NEVER ? null : status.name().toLowerCase(Locale.ROOT);
  }

  /** A person's membership; empty if the properties show half of a change. */
  public static Optional<Membership> membership(Value row) {
    Value stored = row.get("standing");
    if (row.get("windows").isNull()) {
      return stored.isNull() ? Optional.of(Membership.NONE) : Optional.empty();
    }
    List<Window> windows = windows(row.get("windows"));
    boolean in = windows.getLast().to() == Window.OPEN;
    MemberStatus status =
        stored.isNull()
            ? MemberStatus.NEVER
            : MemberStatus.valueOf(Properties.text(stored).toUpperCase(Locale.ROOT));
    GroupState frozen = in ? null : frozen(row);
    if (status == MemberStatus.NEVER || status.isIn() != in || (frozen == null) != in) {
      return Optional.empty();
    }
    return Optional.of(new Membership(status, windows, row.get("cleared").asLong(0), frozen));
  }

  private static @Nullable GroupState frozen(Value row) {
    GroupProfile profile =
        profile(
            row.get("frozenName"),
            row.get("frozenDescription"),
            row.get("frozenJoinPolicy"),
            Properties.picture(row.get("frozenPicture"), row.get("frozenPreview")));
    Value members = row.get("frozenMembers");
    Value admins = row.get("frozenAdmins");
    return profile == null || members.isNull() || admins.isNull()
        ? null
        : new GroupState(profile, members.asInt(), admins.asInt());
  }

  public static @Nullable Map<String, Object> frozen(@Nullable GroupState group) {
    if (group == null) {
      return null;
    }
    Map<String, Object> row = profile(group.profile());
    row.put("members", group.members());
    row.put("admins", group.admins());
    return row;
  }

  /** What a group shows of itself. */
  public static Map<String, Object> profile(GroupProfile profile) {
    Map<String, Object> row = new HashMap<>();
    row.put("name", profile.name().value());
    row.put("description", profile.description().value());
    row.put("joinPolicy", Properties.name(profile.joinPolicy()));
    Properties.put(row, profile.picture());
    return row;
  }

  public static @Nullable GroupProfile profile(
      Value name, Value description, Value joinPolicy, @Nullable Picture picture) {
    return name.isNull() || description.isNull() || joinPolicy.isNull()
        ? null
        : new GroupProfile(
            GroupName.kept(Properties.text(name)),
            new GroupDescription(Properties.text(description)),
            picture,
            JoinPolicy.valueOf(Properties.text(joinPolicy).toUpperCase(Locale.ROOT)));
  }

  /** What the group shows of itself, {@code null} of a direct chat. */
  public static @Nullable GroupProfile profile(Value chat) {
    return profile(
        chat.get("name"),
        chat.get("description"),
        chat.get("joinPolicy"),
        Properties.picture(chat.get("picture"), chat.get("preview")));
  }

  /** The watermarks of a membership. One being raised may show the new {@code read} only. */
  public static Watermarks watermarks(Value membership) {
    long read = membership.get("read").asLong(0);
    return new Watermarks(
        Math.max(read, membership.get("delivered").asLong(0)),
        read,
        Properties.instantOrNull(membership.get("deliveredAt")),
        Properties.instantOrNull(membership.get("readAt")));
  }

  /**
   * What was shown of watermarks in a direct chat: one property, so that no reader sees half of it.
   * In groups all of them are shown, and there is none.
   */
  public static List<Long> shown(Watermarks shown) {
    return List.of(
        shown.delivered(), millis(shown.deliveredAt()), shown.read(), millis(shown.readAt()));
  }

  private static long millis(@Nullable Instant at) {
    return at == null ? NEVER : at.toEpochMilli();
  }

  /** What was shown of the watermarks of a membership. */
  public static Watermarks shown(Value membership, boolean direct) {
    if (!direct) {
      return watermarks(membership);
    }
    Value shown = membership.get("shown");
    return shown.isNull()
        ? Watermarks.NONE
        : new Watermarks(
            shown.get(0).asLong(),
            shown.get(2).asLong(),
            instantOrNull(shown.get(1).asLong()),
            instantOrNull(shown.get(3).asLong()));
  }

  private static @Nullable Instant instantOrNull(long millis) {
    return millis == NEVER ? null : Instant.ofEpochMilli(millis);
  }

  public static Preferences preferences(Value membership) {
    return new Preferences(
        Properties.instantOrNull(membership.get("mutedUntil")),
        membership.get("archived").asBoolean(false),
        membership.get("pinned").asBoolean(false));
  }
}
