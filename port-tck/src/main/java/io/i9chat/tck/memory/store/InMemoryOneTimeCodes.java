package io.i9chat.tck.memory.store;

import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.tck.memory.store.StoreState.OpenProof;
import io.i9chat.tck.memory.store.StoreState.TriedCode;
import java.time.Instant;
import java.util.Optional;

/** The one-time codes and proofs in memory. */
final class InMemoryOneTimeCodes implements OneTimeCodes {
  private final StoreState store;

  InMemoryOneTimeCodes(StoreState store) {
    this.store = store;
  }

  @Override
  public void issue(IssuedCode code) {
    store.locked(() -> store.codes.put(code.ticket(), new TriedCode(code, 0)));
  }

  @Override
  public Optional<EmailAddress> attempt(
      Digest ticket, Purpose purpose, Digest code, Proof proof, Instant now) {
    return store.locked(() -> {
      TriedCode held = store.codes.get(ticket);
      if (held == null || held.tries() >= TRIES) {
        return Optional.empty();
      }
      IssuedCode issued = held.code();
      store.codes.put(ticket, new TriedCode(issued, held.tries() + 1));
      if (issued.purpose() != purpose
          || !issued.code().equals(code)
          || !now.isBefore(issued.expiresAt())) {
        return Optional.empty();
      }
      store.codes.remove(ticket);
      store.proofs.put(proof.token(), new OpenProof(issued.email(), purpose, proof.expiresAt()));
      return Optional.of(issued.email());
    });
  }

  @Override
  public Optional<EmailAddress> proven(Digest proof, Purpose purpose, Instant now) {
    return store.locked(() -> store.proof(proof, purpose, now).map(OpenProof::email));
  }

  @Override
  public int forget(Instant now) {
    return store.locked(() -> {
      int before = store.codes.size() + store.proofs.size();
      store.codes.values().removeIf(held -> !now.isBefore(held.code().expiresAt()));
      store.proofs.values().removeIf(proof -> !now.isBefore(proof.expiresAt()));
      return before - store.codes.size() - store.proofs.size();
    });
  }
}
