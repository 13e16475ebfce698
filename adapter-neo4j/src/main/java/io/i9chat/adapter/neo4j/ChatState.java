package io.i9chat.adapter.neo4j;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.CommitResult;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.IdempotencyKey;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.MarkResult;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Precondition;
import io.i9chat.ports.model.chat.ReceiptVisibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A locked chat within a transaction: what the graph holds of it, as far as the transaction's calls
 * ask, and what they do to it. It lives as long as one attempt at the transaction.
 */
final class ChatState {
  final ChatId id;
  final Map<PersonId, MembershipState> stays = new LinkedHashMap<>();
  final Map<Ask.Authored, Entry> made = new HashMap<>();
  final MessageChanges messageChanges = new MessageChanges();
  final Set<MediaId> shown = new LinkedHashSet<>();
  private final Instant openedAt;
  private final List<PersonId> sides;
  private final @Nullable DirectState direct;
  private final ReceiptVisibility visibility;
  private Facts facts = new Facts(Map.of(), Set.of());
  private Stored bytes = new Stored();
  private final long stored;
  private final @Nullable GroupProfile storedProfile;
  private Head head;
  private @Nullable GroupProfile profile;

  /**
   * Starts from what is stored.
   *
   * @param sides both people of a direct chat, none of a group
   * @param direct what stands between the two of a direct chat, {@code null} of a group
   * @param visibility how much its people may know of each other's receipts
   * @param profile {@code null} in a direct chat
   */
  ChatState(
      ChatId id,
      Instant openedAt,
      List<PersonId> sides,
      @Nullable DirectState direct,
      ReceiptVisibility visibility,
      @Nullable GroupProfile profile,
      Head head) {
    this.id = id;
    this.openedAt = openedAt;
    this.sides = sides;
    this.direct = direct;
    this.visibility = visibility;
    this.stored = head.seq();
    this.storedProfile = profile;
    this.profile = profile;
    this.head = head;
  }

  /** What its calls rest on beside the chat itself. */
  void restOn(Facts locked, Stored read) {
    facts = locked;
    bytes = read;
  }

  Head head() {
    return head;
  }

  boolean isDirect() {
    return direct != null;
  }

  boolean hasGrown() {
    return head.seq() > stored;
  }

  /** The profile that is to be stored, {@code null} if it is as it was. */
  @Nullable GroupProfile changedProfile() {
    return Objects.equals(profile, storedProfile) ? null : profile;
  }

  /** The membership of a person, one that the graph does not hold yet if need be. */
  MembershipState stay(PersonId person) {
    return stays.computeIfAbsent(person, unknown -> MembershipState.fresh());
  }

  /** The chat as a view with these people, and with both sides of a direct chat. */
  ChatView view(Iterable<PersonId> people) {
    Map<PersonId, Membership> members = new HashMap<>();
    for (PersonId person : people) {
      MembershipState stay = stays.get(person);
      if (stay != null && stay.everIn()) {
        members.put(person, stay.membership());
      }
    }
    sides.forEach(side -> members.put(side, stay(side).membership()));
    return new ChatView(id, openedAt, head.version(), members, head.group(profile), direct);
  }

  /** Lets a person into their direct chat; tells whether it is new to them. */
  boolean openSide(PersonId opener) {
    sides.forEach(this::stay);
    MembershipState stay = stay(opener);
    boolean fresh = !stay.everIn();
    if (fresh) {
      stay.comeIn(1, MemberStatus.MEMBER);
    }
    return fresh;
  }

  /** The answer for a client id that is used already. */
  Optional<CommitResult> made(PersonId author, IdempotencyKey key) {
    Entry entry = made.get(new Ask.Authored(author, key.clientId()));
    if (entry == null) {
      return Optional.empty();
    }
    boolean same = key.equals(entry.payload().key());
    Entry now =
        messageChanges.withdrawn().containsKey(entry.seq()) ? Entries.withdrawn(entry) : entry;
    return Optional.of(same ? new CommitResult.Repeated(now) : new CommitResult.Mismatch());
  }

  /** Appends an entry, if nothing speaks against it. */
  CommitResult append(Intent intent) {
    IdempotencyKey key = intent.payload().key();
    if (key != null) {
      Optional<CommitResult> before = made(intent.author(), key);
      if (before.isPresent()) {
        return before.get();
      }
    }
    if (intent.version() != head.version()
        || !intent.preconditions().stream().allMatch(it -> holds(it, intent.author()))
        || !facts.hold(intent.payload())) {
      return new CommitResult.Stale();
    }
    if (!bytes.hasRoom(intent)) {
      return new CommitResult.OverQuota();
    }
    bytes.add(intent);
    Head below = head;
    head = below.next(intent);
    Entry entry =
        new Entry(id, head.seq(), head.at(), intent.author(), intent.payload(), head.messages());
    Set<PersonId> newcomers = new HashSet<>();
    if (key != null) {
      made.put(new Ask.Authored(entry.author(), key.clientId()), entry);
    }
    switch (entry.payload()) {
      case Payload.Message message -> said(entry, newcomers);
      case Payload.Activity activity -> turnOver(entry, activity, newcomers);
      case Payload.About about -> {}
    }
    messageChanges.follow(entry);
    Map<String, Object> row = Entries.row(entry);
    Words.put(row, entry, intent.words());
    if (entry.payload() instanceof Payload.Edit edit) {
      messageChanges.say(edit.target(), intent.words());
    }
    head.describe(row, below, profile != null);
    stay(entry.author()).write(row, entry.payload().carried());
    return new CommitResult.Committed(entry, newcomers);
  }

  private boolean holds(Precondition precondition, PersonId author) {
    return precondition instanceof Precondition.PrivacyVersion privacyVersion
        ? facts.holds(privacyVersion)
        : messageChanges.holds(precondition, author);
  }

  private void said(Entry entry, Set<PersonId> newcomers) {
    if (entry.messages() == 1) {
      sides.stream().filter(side -> !stay(side).everIn()).forEach(newcomers::add);
      newcomers.forEach(side -> stay(side).comeIn(1, MemberStatus.MEMBER));
    }
    stay(entry.author()).raise(entry.seq(), entry.seq(), entry.at(), visibility);
  }

  private void turnOver(Entry entry, Payload.Activity activity, Set<PersonId> newcomers) {
    Set<PersonId> in = activity.letsIn(entry.author());
    List<MembershipState> gone = new ArrayList<>();
    activity
        .statuses(entry.author())
        .forEach((person, to) -> {
          MemberStatus from = status(person);
          become(entry, person, to, in.contains(person));
          if (from == MemberStatus.NEVER && status(person).isIn()) {
            newcomers.add(person);
          }
          if (from.isIn() && !to.isIn()) {
            gone.add(stay(person));
          }
          head = head.moved(from, status(person));
        });
    if (activity instanceof Payload.Changed changed) {
      show(changed.to());
    }
    GroupState now = head.group(profile);
    if (now != null) {
      gone.forEach(stay -> stay.freeze(now));
    }
  }

  /** The group shows this of itself, the objects of whose picture are usable, from now on. */
  void show(GroupProfile after) {
    profile = after;
    if (after.picture() != null) {
      shown.addAll(after.picture().objects());
    }
  }

  /** The objects of the picture that the group shows now. */
  List<MediaId> picture() {
    return profile == null || profile.picture() == null ? List.of() : profile.picture().objects();
  }

  private MemberStatus status(PersonId person) {
    MembershipState stay = stays.get(person);
    return stay == null ? MemberStatus.NEVER : stay.membership().status();
  }

  private void become(Entry entry, PersonId person, MemberStatus to, boolean comesIn) {
    MemberStatus from = status(person);
    if (to.isIn() && !from.isIn()) {
      if (comesIn) {
        stay(person).comeIn(entry.seq(), to);
        stay(person).raise(entry.seq(), entry.seq(), entry.at(), visibility);
      }
    } else if (from.isIn() && !to.isIn()) {
      stay(person).goOut(entry, to);
    } else if (from != to && from != MemberStatus.NEVER) {
      stay(person).stand(entry, to);
    }
  }

  /** Raises a person's watermarks, if nothing speaks against it. */
  MarkResult mark(PersonId person, long delivered, long read, Instant at) {
    MembershipState stay = stays.get(person);
    if (stay == null || !stay.membership().isIn()) {
      return new MarkResult.NotIn();
    }
    if (Math.max(delivered, read) > head.seq()) {
      return new MarkResult.AboveHead(head.seq());
    }
    boolean moved = stay.raise(delivered, read, at, visibility);
    return new MarkResult.Marked(stay.receipts(), moved);
  }
}
