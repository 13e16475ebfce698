package io.i9chat.tck.memory;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.account.Account;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.Session;
import io.i9chat.ports.model.people.Profile;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What all store ports keep, under one lock: whatever runs under it is one transaction. */
final class InMemoryStore {
  /** A code, and how often it was tried. */
  record TriedCode(IssuedCode code, int tries) {}

  /** A proof that waits to be spent. */
  record OpenProof(EmailAddress email, Purpose purpose, Instant expiresAt) {}

  final Map<PersonId, Account> accounts = new LinkedHashMap<>();
  final Map<PersonId, Profile> profiles = new HashMap<>();
  final Map<SessionId, Session> sessions = new LinkedHashMap<>();
  final Map<Digest, TriedCode> codes = new HashMap<>();
  final Map<Digest, OpenProof> proofs = new HashMap<>();
  final Map<ChatId, ChatState> chats = new HashMap<>();
  final Map<Set<PersonId>, ChatId> directChats = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  StorePorts ports() {
    return new StorePorts(
        new InMemoryAccounts(this),
        new InMemorySessions(this),
        new InMemoryOneTimeCodes(this),
        new InMemoryProfiles(this),
        new InMemoryChats(this),
        new InMemoryChatLog(this),
        new InMemoryReceipts(this),
        new InMemoryInbox(this));
  }

  <T> T locked(Supplier<T> transaction) {
    lock.lock();
    try {
      return transaction.get();
    } finally {
      lock.unlock();
    }
  }

  Optional<ChatState> chat(ChatId id) {
    return Optional.ofNullable(chats.get(id));
  }

  Optional<OpenProof> proof(Digest token, Purpose purpose, Instant now) {
    return Optional.ofNullable(proofs.get(token))
        .filter(proof -> proof.purpose() == purpose && now.isBefore(proof.expiresAt()));
  }
}
