package io.i9chat.adapter.neo4j.chat;

import io.i9chat.adapter.neo4j.log.Entries;
import io.i9chat.adapter.neo4j.node.Stored;
import io.i9chat.adapter.neo4j.search.WordSpelling;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.commit.ChatFacts;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.GroupChange;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.LogHead;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.receipt.MarkResult;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A locked chat within a transaction: what the graph holds of it, as far as the transaction's calls
 * ask, and what they do to it. It lives as long as one attempt at the transaction.
 */
final class ChatState implements ChatFacts<RuntimeException> {
  final ChatId id;
  final Map<PersonId, MembershipState> memberships = new LinkedHashMap<>();
  final Map<Ask.Authored, Entry> made = new HashMap<>();
  final MessageChanges messageChanges = new MessageChanges();
  final Set<MediaId> shown = new LinkedHashSet<>();
  private final Instant openedAt;
  private final List<PersonId> sides;
  private final @Nullable DirectState direct;
  private final ReceiptVisibility visibility;
  private final LogHead storedLog;
  private final @Nullable GroupState storedGroup;
  private LockedFacts facts = LockedFacts.NONE;
  private Stored bytes = new Stored();
  private LogHead log;
  private long version;
  private @Nullable GroupState group;

  /**
   * Starts from what is stored.
   *
   * @param sides both people of a direct chat, none of a group
   * @param direct what stands between the two of a direct chat, {@code null} of a group
   * @param visibility how much its people may know of each other's receipts
   * @param group {@code null} in a direct chat
   */
  ChatState(
      ChatId id,
      Instant openedAt,
      List<PersonId> sides,
      @Nullable DirectState direct,
      ReceiptVisibility visibility,
      @Nullable GroupState group,
      LogHead log,
      long version) {
    this.id = id;
    this.openedAt = openedAt;
    this.sides = sides;
    this.direct = direct;
    this.visibility = visibility;
    this.storedLog = log;
    this.storedGroup = group;
    this.log = log;
    this.group = group;
    this.version = version;
  }

  /** What its calls rest on beside the chat itself. */
  void restOn(LockedFacts locked, Stored read) {
    facts = locked;
    bytes = read;
  }

  /** The end of the log. */
  LogHead log() {
    return log;
  }

  boolean isDirect() {
    return direct != null;
  }

  boolean hasGrown() {
    return log.seq() > storedLog.seq();
  }

  /** The profile that is to be stored, {@code null} if it is as it was. */
  @Nullable GroupProfile changedProfile() {
    return Objects.equals(profile(group), profile(storedGroup)) ? null : profile(group);
  }

  private static @Nullable GroupProfile profile(@Nullable GroupState of) {
    return of == null ? null : of.profile();
  }

  /** The membership of a person, one that the graph does not hold yet if need be. */
  MembershipState membership(PersonId person) {
    return memberships.computeIfAbsent(person, unknown -> MembershipState.fresh());
  }

  /** The chat as a view with these people, and with both sides of a direct chat. */
  ChatView view(Iterable<PersonId> people) {
    Map<PersonId, Membership> members = new HashMap<>();
    for (PersonId person : people) {
      MembershipState state = memberships.get(person);
      if (state != null && state.everIn()) {
        members.put(person, state.membership());
      }
    }
    sides.forEach(side -> members.put(side, membership(side).membership()));
    return new ChatView(id, openedAt, version, members, group, direct);
  }

  /** Lets a person into their direct chat; tells whether it is new to them. */
  boolean openSide(PersonId side) {
    sides.forEach(this::membership);
    MembershipState state = membership(side);
    boolean fresh = !state.everIn();
    if (fresh) {
      state.become(Membership.OF_DIRECT_CHAT, 1, openedAt);
    }
    return fresh;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public boolean isUndeleted(long seq) {
    return messageChanges.isUndeleted(seq);
  }

  @Override
  public long lastEdit(long target) {
    return messageChanges.lastEdit(target);
  }

  @Override
  public long lastReaction(long target, PersonId author) {
    return messageChanges.lastReaction(target, author);
  }

  @Override
  public OptionalLong privacyVersion(PersonId person) {
    return facts.privacyVersion(person);
  }

  @Override
  public boolean isUsable(Collection<MediaId> media) {
    return facts.isUsable(media);
  }

  @Override
  public boolean hasRoom(PersonId person, long more, long quota) {
    return bytes.hasRoom(person, more, quota);
  }

  @Override
  public @Nullable Entry made(PersonId author, ClientId clientId) {
    Entry entry = made.get(new Ask.Authored(author, clientId));
    return entry != null && messageChanges.withdrawn().containsKey(entry.seq())
        ? entry.withdrawn()
        : entry;
  }

  /** Appends an entry, if nothing speaks against it. */
  CommitResult append(Intent intent) {
    Optional<CommitResult> answer = intent.answer(this);
    if (answer.isPresent()) {
      return answer.get();
    }
    bytes.add(intent);
    LogHead below = log;
    Entry entry = below.next(id, intent.author(), intent.at(), intent.payload());
    log = below.after(entry);
    IdempotencyKey key = intent.payload().key();
    if (key != null) {
      made.put(new Ask.Authored(entry.author(), key.clientId()), entry);
    }
    Set<PersonId> newcomers =
        switch (entry.payload()) {
          case Payload.Message message -> receive(entry);
          case Payload.Activity activity -> change(entry);
          case Payload.About about -> Set.of();
        };
    messageChanges.follow(entry);
    Map<String, Object> row = Entries.row(entry);
    WordSpelling.put(row, entry, intent.words());
    if (entry.payload() instanceof Payload.Edit edit) {
      messageChanges.say(edit.target(), intent.words());
    }
    describe(row, below);
    membership(entry.author()).write(row, entry.payload().carried());
    return new CommitResult.Committed(entry, newcomers);
  }

  /** The first message of a direct chat lets its sides in; any raises its author's watermarks. */
  private Set<PersonId> receive(Entry message) {
    Set<PersonId> newcomers = new HashSet<>();
    if (message.messages() == 1) {
      sides.stream().filter(this::openSide).forEach(newcomers::add);
    }
    membership(message.author()).raise(message.seq(), message.seq(), message.at(), visibility);
    return newcomers;
  }

  private Set<PersonId> change(Entry activity) {
    version++;
    if (group == null) {
      throw new IllegalStateException("an activity in a direct chat: " + activity.payload());
    }
    GroupChange change = GroupChange.by(activity, group, this::known);
    show(change.after());
    for (GroupChange.MemberChange each : change.people()) {
      MembershipState state = membership(each.person());
      state.become(each.after(), activity.seq(), activity.at());
      if (each.enters()) {
        state.enter(activity);
      }
    }
    return change.newcomers();
  }

  private Membership known(PersonId person) {
    MembershipState state = memberships.get(person);
    return state == null ? Membership.NONE : state.membership();
  }

  /** The group is so, and shows its picture, from now on; the picture's objects are usable. */
  private void show(GroupState now) {
    if (!now.profile().equals(profile(group))) {
      shown.addAll(now.profile().media());
    }
    group = now;
  }

  /** A group that was opened just now shows this. */
  void showFirst(GroupProfile profile) {
    shown.addAll(profile.media());
    group = new GroupState(profile, 0, 0);
  }

  /** The objects of the picture that the group shows now. */
  List<MediaId> picture() {
    return group == null ? List.of() : group.profile().media();
  }

  /** Adds to an entry's row where the chat stands after it, for good. */
  private void describe(Map<String, Object> row, LogHead below) {
    row.put("version", version);
    row.put("below", below.last());
    if (group != null) {
      row.put("members", group.members());
      row.put("admins", group.admins());
    }
  }

  /** Raises a person's watermarks, if nothing speaks against it. */
  MarkResult mark(PersonId person, long delivered, long read, Instant at) {
    MembershipState state = memberships.get(person);
    if (state == null || !state.membership().isIn()) {
      return new MarkResult.NotIn();
    }
    if (Math.max(delivered, read) > log.seq()) {
      return new MarkResult.AboveHead(log.seq());
    }
    boolean moved = state.raise(delivered, read, at, visibility);
    return new MarkResult.Marked(state.receipts(), moved);
  }
}
