package io.i9chat.tck.memory.store;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Departure;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Profile;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all store ports keep, under one lock: whatever runs under it is one transaction. */
final class StoreState implements ChatState.People {
  /** A code, and how often it was tried. */
  record TriedCode(IssuedCode code, int tries) {}

  /** A proof that waits to be spent. */
  record OpenProof(EmailAddress email, Purpose purpose, Instant expiresAt) {}

  /** An opener's key of a group. */
  record GroupKey(PersonId opener, ClientId clientId) {}

  /** The group that was opened under a key. */
  record MadeGroup(Fingerprint fingerprint, ChatId chat) {}

  /** A place, and when it was put. */
  record Place(GeoPoint point, Instant at) {}

  /** What is known of an announced object; whether it is in use now is to be looked up. */
  record Media(NewMedia media, @Nullable String generation, boolean everUsed, boolean condemned) {
    boolean isVerified() {
      return generation != null && !condemned;
    }
  }

  final Map<PersonId, Account> accounts = new LinkedHashMap<>();
  final Map<ExternalId, PersonId> externalIds = new HashMap<>();
  final Map<PersonId, Profile> profiles = new HashMap<>();
  final Map<PersonId, Long> privacyVersions = new HashMap<>();
  final Map<PersonId, TreeSet<PersonId>> blocked = new HashMap<>();
  final Map<PersonId, Place> places = new HashMap<>();
  final Set<PersonId> gone = new HashSet<>();
  final Set<Username> goneUsernames = new HashSet<>();
  final Map<PersonId, Departure> departures = new TreeMap<>();
  final Map<SessionId, Session> sessions = new LinkedHashMap<>();
  final Map<Digest, TriedCode> codes = new HashMap<>();
  final Map<Digest, OpenProof> proofs = new HashMap<>();
  final Map<ChatId, ChatState> chats = new HashMap<>();
  final Map<Set<PersonId>, ChatId> directChats = new HashMap<>();
  final Map<GroupKey, MadeGroup> groups = new HashMap<>();
  final Map<MediaId, Media> media = new TreeMap<>();
  final Map<String, byte[]> keys = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  <T> T locked(Supplier<T> transaction) {
    lock.lock();
    try {
      return transaction.get();
    } finally {
      lock.unlock();
    }
  }

  void run(Runnable transaction) {
    locked(() -> {
      transaction.run();
      return true;
    });
  }

  Optional<ChatState> chat(ChatId id) {
    return Optional.ofNullable(chats.get(id));
  }

  Optional<ChatState> directChat(PersonId one, PersonId other) {
    return Optional.ofNullable(directChats.get(Set.of(one, other))).flatMap(this::chat);
  }

  /** Forgets the codes and proofs that are open for an account's address. */
  void forgetSecrets(Account account) {
    EmailAddress email = account.email();
    codes.values().removeIf(code -> code.code().email().equals(email));
    proofs.values().removeIf(proof -> proof.email().equals(email));
  }

  Optional<OpenProof> proof(Digest token, Purpose purpose, Instant now) {
    return Optional.ofNullable(proofs.get(token))
        .filter(proof -> proof.purpose() == purpose && now.isBefore(proof.expiresAt()));
  }

  boolean holds(Precondition.PrivacyVersion precondition) {
    return accounts.containsKey(precondition.person())
        && privacyVersion(precondition.person()) == precondition.privacyVersion();
  }

  long privacyVersion(PersonId person) {
    return privacyVersions.getOrDefault(person, 0L);
  }

  void raisePrivacyVersion(PersonId person) {
    privacyVersions.merge(person, 1L, Long::sum);
  }

  @Override
  public boolean blocks(PersonId one, PersonId other) {
    return blocked.getOrDefault(one, new TreeSet<>()).contains(other);
  }

  @Override
  public boolean isGone(PersonId person) {
    return gone.contains(person);
  }

  @Override
  public boolean hidesReads(PersonId person) {
    Profile profile = profiles.get(person);
    return profile != null && !profile.privacy().readReceipts();
  }
}
