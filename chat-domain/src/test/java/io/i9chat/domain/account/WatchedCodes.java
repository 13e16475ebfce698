package io.i9chat.domain.account;

import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Codes that remember what was issued. */
public final class WatchedCodes implements OneTimeCodes {
  private final OneTimeCodes codes;
  private final List<IssuedCode> issued = new CopyOnWriteArrayList<>();
  private final AtomicInteger attempts = new AtomicInteger();

  WatchedCodes(OneTimeCodes codes) {
    this.codes = codes;
  }

  @Override
  public void issue(IssuedCode code) {
    issued.add(code);
    codes.issue(code);
  }

  @Override
  public Optional<EmailAddress> attempt(
      Digest ticket, Purpose purpose, Digest code, Proof proof, Instant now) {
    attempts.incrementAndGet();
    return codes.attempt(ticket, purpose, code, proof, now);
  }

  @Override
  public Optional<EmailAddress> proven(Digest proof, Purpose purpose, Instant now) {
    return codes.proven(proof, purpose, now);
  }

  @Override
  public int forget(Instant now) {
    return codes.forget(now);
  }

  public List<IssuedCode> issued() {
    return List.copyOf(issued);
  }

  /** How often codes were tried. */
  public int attempts() {
    return attempts.get();
  }

  public void forgetIssued() {
    issued.clear();
  }
}
