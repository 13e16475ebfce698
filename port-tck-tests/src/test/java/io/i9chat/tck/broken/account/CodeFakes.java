package io.i9chat.tck.broken.account;

import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.OverStore.OverCodes;
import io.i9chat.tck.broken.fake.Overlap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One-time codes that break a rule each. */
public final class CodeFakes {
  private CodeFakes() {}

  private static Fake code(String rule, String how, Function<OneTimeCodes, OneTimeCodes> breaking) {
    return Fake.ofPort(
        rule, how, Cases.CodesCase.class, OneTimeCodes.class, good -> breaking.apply(good.codes()));
  }

  /** How a code is tried instead. */
  @FunctionalInterface
  private interface Trying {
    Optional<EmailAddress> attempt(
        OneTimeCodes real, Digest ticket, Purpose purpose, Digest code, Proof proof, Instant now);
  }

  private static Fake attempt(String rule, String how, Trying trying) {
    return code(
        rule,
        how,
        good ->
            new OverCodes(good) {
              @Override
              public Optional<EmailAddress> attempt(
                  Digest ticket, Purpose purpose, Digest code, Proof proof, Instant now) {
                return trying.attempt(real, ticket, purpose, code, proof, now);
              }
            });
  }

  public static List<Fake> all() {
    Overlap overlap = new Overlap();
    Map<List<Object>, EmailAddress> accepted = new ConcurrentHashMap<>();
    List<Fake> fakes =
        new ArrayList<>(
            List.of(
                attempt(
                    "CODES-1",
                    "a code is accepted again",
                    (real, ticket, purpose, code, proof, now) -> {
                      Optional<EmailAddress> answer =
                          real.attempt(ticket, purpose, code, proof, now);
                      answer.ifPresent(email -> accepted.put(List.of(ticket, code), email));
                      return Optional.ofNullable(accepted.get(List.of(ticket, code)));
                    }),
                attempt(
                    "CODES-2",
                    "tries that meet are not counted",
                    (real, ticket, purpose, code, proof, now) ->
                        overlap.call(
                            () -> real.attempt(ticket, purpose, code, proof, now),
                            Optional::empty)),
                attempt(
                    "CODES-3",
                    "the proof is not stored",
                    (real, ticket, purpose, code, proof, now) -> {
                      Proof another = new Proof(Newcomers.digest(), proof.expiresAt());
                      return real.attempt(ticket, purpose, code, another, now);
                    }),
                attempt(
                    "CODES-4",
                    "an expired code is accepted",
                    (real, ticket, purpose, code, proof, now) ->
                        real.attempt(ticket, purpose, code, proof, Instant.EPOCH))));
    fakes.addAll(moreCodes());
    return fakes;
  }

  private static List<Fake> moreCodes() {
    return List.of(
        code(
            "CODES-5",
            "a proof is for every purpose",
            good ->
                new OverCodes(good) {
                  @Override
                  public Optional<EmailAddress> proven(Digest proof, Purpose purpose, Instant now) {
                    return real.proven(proof, Purpose.SIGN_UP, now)
                        .or(() -> real.proven(proof, Purpose.PASSWORD_RESET, now));
                  }
                }),
        code(
            "CODES-6",
            "forgetting goes a second too far",
            good ->
                new OverCodes(good) {
                  @Override
                  public int forget(Instant now) {
                    return real.forget(now.plusSeconds(1));
                  }
                }));
  }
}
