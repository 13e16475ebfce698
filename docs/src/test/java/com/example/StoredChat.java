package com.example;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.commit.ChatFacts;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.GroupChange;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.LogHead;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One chat of a store whose tables are collections. It has no rule of its own. */
final class StoredChat implements ChatFacts<RuntimeException> {
  private final ChatId id;
  private final List<PersonId> sides;
  private final List<Entry> log = new ArrayList<>();
  private final Map<PersonId, Membership> members = new HashMap<>();
  private final Map<PersonId, ReceiptState> receipts = new HashMap<>();
  private final Map<PersonId, Long> stored = new HashMap<>();
  private final Map<PersonId, Long> privacyVersions = new HashMap<>();
  private final Set<MediaId> verified = new HashSet<>();
  private LogHead head;
  private @Nullable GroupState group;
  private long version = 1;

  private StoredChat(ChatId id, Instant openedAt, List<PersonId> sides) {
    this.id = id;
    this.sides = sides;
    head = LogHead.opened(openedAt);
  }

  static StoredChat direct(ChatId id, PersonId opener, PersonId other, Instant openedAt) {
    StoredChat chat = new StoredChat(id, openedAt, List.of(opener, other));
    chat.members.put(opener, Membership.OF_DIRECT_CHAT);
    return chat;
  }

  static StoredChat group(ChatId id, GroupProfile profile, Instant openedAt) {
    StoredChat chat = new StoredChat(id, openedAt, List.of());
    chat.group = new GroupState(profile, 0, 0);
    return chat;
  }

  /** A person has an account, and their blocks and privacy are at this version. */
  synchronized void account(PersonId person, long privacyVersion) {
    privacyVersions.put(person, privacyVersion);
  }

  /** An object was uploaded, and found as announced. */
  synchronized void verified(MediaId media) {
    verified.add(media);
  }

  // [start:commit]
  synchronized List<CommitResult> commit(List<Intent> intents) {
    return Intent.inOrder(intents, this::commit);
  }

  private CommitResult commit(Intent intent) {
    Optional<CommitResult> answer = intent.answer(this);
    if (answer.isPresent()) {
      return answer.get();
    }
    Entry entry = head.next(id, intent.author(), intent.at(), intent.payload());
    log.add(entry);
    head = head.after(entry);
    stored.merge(intent.author(), Weight.kept(intent.payload()), Long::sum);
    return new CommitResult.Committed(
        entry,
        switch (entry.payload()) {
          case Payload.Message message -> afterMessage(entry);
          case Payload.Activity activity -> afterActivity(entry);
          case Payload.About about -> afterAbout(entry, about);
        });
  }

  // [end:commit]

  // [start:message]
  private Set<PersonId> afterMessage(Entry entry) {
    long seq = entry.seq();
    ReceiptState before = receipts.getOrDefault(entry.author(), ReceiptState.NONE);
    receipts.put(entry.author(), before.raised(seq, seq, entry.at(), ReceiptVisibility.ALL));
    Set<PersonId> newcomers = new HashSet<>();
    for (PersonId side : sides) {
      if (members.putIfAbsent(side, Membership.OF_DIRECT_CHAT) == null) {
        newcomers.add(side);
      }
    }
    return newcomers;
  }

  // [end:message]

  // [start:activity]
  private Set<PersonId> afterActivity(Entry entry) {
    GroupState known = Objects.requireNonNull(group);
    GroupChange change =
        GroupChange.by(entry, known, person -> members.getOrDefault(person, Membership.NONE));
    version++;
    group = change.after();
    for (GroupChange.MemberChange each : change.people()) {
      members.put(each.person(), each.after());
      if (each.enters()) {
        ReceiptState before = receipts.getOrDefault(each.person(), ReceiptState.NONE);
        receipts.put(each.person(), before.entered(entry.seq(), entry.at()));
      }
    }
    return change.newcomers();
  }

  // [end:activity]

  // [start:about]
  private Set<PersonId> afterAbout(Entry entry, Payload.About about) {
    if (about instanceof Payload.Edit || about instanceof Payload.Delete) {
      log.replaceAll(below ->
          below.seq() < entry.seq() && says(below, about.target()) ? emptied(below) : below);
    }
    return Set.of();
  }

  private static boolean says(Entry entry, long target) {
    return entry.seq() == target
        || (entry.payload() instanceof Payload.Edit edit && edit.target() == target);
  }

  private Entry emptied(Entry entry) {
    Body body = entry.payload().carried();
    stored.merge(entry.author(), -Weight.kept(body), Long::sum);
    return entry.withdrawn();
  }

  // [end:about]

  // [start:read]
  synchronized List<Entry> entriesFor(PersonId reader) {
    Membership own = members.getOrDefault(reader, Membership.NONE);
    return own.shown(head.seq()).stream()
        .flatMap(window -> log.subList((int) window.from() - 1, (int) window.to()).stream())
        .toList();
  }

  synchronized long headFor(PersonId reader) {
    return members.getOrDefault(reader, Membership.NONE).head(head.seq());
  }

  synchronized long lastFor(PersonId reader) {
    return members.getOrDefault(reader, Membership.NONE).last(head.last());
  }

  synchronized long unreadFor(PersonId reader) {
    Membership own = members.getOrDefault(reader, Membership.NONE);
    long read = receipts.getOrDefault(reader, ReceiptState.NONE).held().read();
    return entriesFor(reader).stream()
        .filter(entry -> entry.seq() > own.unreadAbove(read) && isUndeleted(entry.seq()))
        .count();
  }

  // [end:read]

  synchronized long stored(PersonId person) {
    return stored.getOrDefault(person, 0L);
  }

  synchronized Membership membership(PersonId person) {
    return members.getOrDefault(person, Membership.NONE);
  }

  // [start:facts]
  @Override
  public long version() {
    return version;
  }

  @Override
  public boolean isUndeleted(long seq) {
    return seq <= log.size()
        && log.get((int) seq - 1).payload() instanceof Payload.Message
        && seqs(seq, Payload.Delete.class).findAny().isEmpty();
  }

  @Override
  public long lastEdit(long target) {
    return seqs(target, Payload.Edit.class).max().orElse(0);
  }

  @Override
  public @Nullable Entry made(PersonId author, ClientId clientId) {
    for (Entry entry : log) {
      IdempotencyKey key = entry.payload().key();
      if (key != null && key.clientId().equals(clientId) && entry.author().equals(author)) {
        return entry;
      }
    }
    return null;
  }

  // [end:facts]

  @Override
  public long lastReaction(long target, PersonId author) {
    return LongStream.concat(
            seqs(target, Payload.Reaction.class), seqs(target, Payload.Unreaction.class))
        .filter(seq -> log.get((int) seq - 1).author().equals(author))
        .max()
        .orElse(0);
  }

  @Override
  public boolean hasRoom(PersonId person, long bytes, long quota) {
    return stored(person) + bytes <= quota;
  }

  @Override
  public OptionalLong privacyVersion(PersonId person) {
    Long known = privacyVersions.get(person);
    return known == null ? OptionalLong.empty() : OptionalLong.of(known);
  }

  @Override
  public boolean isUsable(Collection<MediaId> media) {
    return verified.containsAll(media);
  }

  private LongStream seqs(long target, Class<? extends Payload.About> kind) {
    return log.stream()
        .filter(entry -> kind.isInstance(entry.payload()))
        .filter(entry -> kind.cast(entry.payload()).target() == target)
        .mapToLong(Entry::seq);
  }
}
