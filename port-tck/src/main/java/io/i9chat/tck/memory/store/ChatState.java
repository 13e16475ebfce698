package io.i9chat.tck.memory.store;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Preferences;
import io.i9chat.ports.model.chat.Window;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One chat; its callers hold the lock of its store. */
final class ChatState {
  /** What a chat has to know of people. */
  interface People {
    /** Whether {@code one} has blocked {@code other}. */
    boolean blocks(PersonId one, PersonId other);

    /** Whether a person's account is deleted. */
    boolean isGone(PersonId person);

    /** Whether a person does not show read receipts. */
    boolean hidesReads(PersonId person);
  }

  final ChatId id;
  final Instant openedAt;
  final LogState log;
  final List<PersonId> sides;
  final Map<PersonId, ReceiptState> receipts = new HashMap<>();
  final Map<PersonId, Preferences> preferences = new HashMap<>();
  final Map<PersonId, Long> cleared = new HashMap<>();
  private final People people;
  private final Map<PersonId, List<Window>> windows = new LinkedHashMap<>();
  private final Map<PersonId, MemberStatus> statuses = new HashMap<>();
  private final Map<PersonId, GroupState> frozen = new HashMap<>();
  private @Nullable GroupProfile profile;
  private long version = 1;

  /**
   * @param sides both people of a direct chat, none in a group
   * @param profile {@code null} in a direct chat
   */
  ChatState(
      People people,
      ChatId id,
      Instant openedAt,
      List<PersonId> sides,
      @Nullable GroupProfile profile) {
    this.people = people;
    this.id = id;
    this.openedAt = openedAt;
    this.sides = sides;
    this.profile = profile;
    this.log = new LogState(id);
  }

  boolean knows(PersonId person) {
    return windows.containsKey(person);
  }

  long version() {
    return version;
  }

  void raiseVersion() {
    version++;
  }

  @Nullable Picture picture() {
    return profile == null ? null : profile.picture();
  }

  /** The picture that stays for a person who has gone. */
  @Nullable Picture frozenPicture(PersonId person) {
    GroupState group = frozen.get(person);
    return group == null ? null : group.profile().picture();
  }

  /** Those who have gone. */
  Set<PersonId> gone() {
    return frozen.keySet();
  }

  Membership membership(PersonId person) {
    return knows(person)
        ? new Membership(
            statuses.getOrDefault(person, MemberStatus.MEMBER),
            windows.getOrDefault(person, List.of()),
            cleared.getOrDefault(person, 0L),
            frozen.get(person))
        : Membership.NONE;
  }

  /** Those who are in now. */
  Map<PersonId, Membership> members() {
    Map<PersonId, Membership> members = new LinkedHashMap<>();
    for (PersonId person : windows.keySet()) {
      if (isIn(person)) {
        members.put(person, membership(person));
      }
    }
    return members;
  }

  private boolean isIn(PersonId person) {
    List<Window> stays = windows.get(person);
    return stays != null && stays.getLast().to() == Window.OPEN;
  }

  ChatView view(Collection<PersonId> people) {
    Set<PersonId> asked = new LinkedHashSet<>(people);
    Map<PersonId, Membership> members = new LinkedHashMap<>();
    sides.forEach(side -> members.put(side, membership(side)));
    asked.stream().filter(this::knows).forEach(one -> members.put(one, membership(one)));
    return new ChatView(id, openedAt, version, members, group(), direct());
  }

  private @Nullable GroupState group() {
    if (profile == null) {
      return null;
    }
    List<PersonId> in = windows.keySet().stream().filter(this::isIn).toList();
    long admins = in.stream().filter(person -> statuses.get(person) == MemberStatus.ADMIN).count();
    return new GroupState(profile, in.size(), (int) admins);
  }

  private @Nullable DirectState direct() {
    if (profile != null) {
      return null;
    }
    Set<PersonId> blockers = new HashSet<>();
    Set<PersonId> deleted = new HashSet<>();
    for (PersonId side : sides) {
      sides.stream()
          .filter(other -> people.blocks(side, other))
          .forEach(other -> blockers.add(side));
      if (people.isGone(side)) {
        deleted.add(side);
      }
    }
    return new DirectState(blockers, deleted);
  }

  /** Lets a person into the whole of a direct chat; tells whether they were not in before. */
  boolean openSide(PersonId person) {
    if (knows(person)) {
      return false;
    }
    windows.put(person, List.of(new Window(1, Window.OPEN)));
    receipts.put(person, ReceiptState.NONE);
    return true;
  }

  Committed append(Intent intent) {
    PersonId author = intent.author();
    Entry entry = log.append(intent);
    Set<PersonId> newcomers = new HashSet<>();
    if (intent.payload() instanceof Payload.Message) {
      sides.stream().filter(this::openSide).forEach(newcomers::add);
      raise(author, entry);
    } else if (intent.payload() instanceof Payload.Activity activity) {
      version++;
      activity.letsIn(author).stream().filter(p -> !knows(p)).forEach(newcomers::add);
      act(entry, activity);
    }
    return new Committed(entry, newcomers);
  }

  private void act(Entry entry, Payload.Activity activity) {
    PersonId author = entry.author();
    Set<PersonId> going = new HashSet<>(activity.putsOut(author));
    going.removeIf(person -> !isIn(person));
    activity.letsIn(author).forEach(person -> letIn(person, entry));
    going.forEach(person -> close(person, entry.seq()));
    activity
        .statuses(author)
        .forEach((person, status) -> {
          if (knows(person) && isIn(person) == status.isIn()) {
            statuses.put(person, status);
          }
        });
    if (activity instanceof Payload.Changed changed) {
      profile = changed.to();
    }
    GroupState now = group();
    if (now != null) {
      going.forEach(person -> frozen.put(person, now));
    }
  }

  private void letIn(PersonId person, Entry entry) {
    if (!isIn(person)) {
      List<Window> stays = new ArrayList<>(windows.getOrDefault(person, List.of()));
      stays.add(new Window(entry.seq(), Window.OPEN));
      windows.put(person, stays);
      frozen.remove(person);
      raise(person, entry);
    }
  }

  private void close(PersonId person, long seq) {
    List<Window> stays = new ArrayList<>(membership(person).windows());
    stays.add(new Window(stays.removeLast().from(), seq));
    windows.put(person, stays);
  }

  private void raise(PersonId person, Entry entry) {
    raise(person, entry.seq(), entry.seq(), entry.at());
  }

  /** Raises a person's watermarks; tells where they are then. */
  ReceiptState raise(PersonId person, long delivered, long read, Instant at) {
    ReceiptState raised = receipts(person).raised(delivered, read, at, visibility());
    receipts.put(person, raised);
    return raised;
  }

  ReceiptState receipts(PersonId person) {
    return receipts.getOrDefault(person, ReceiptState.NONE);
  }

  private ReceiptVisibility visibility() {
    DirectState between = direct();
    return between == null
        ? ReceiptVisibility.ALL
        : ReceiptVisibility.between(
            !between.blockers().isEmpty(), sides.stream().anyMatch(people::hidesReads));
  }
}
