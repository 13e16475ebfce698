package io.i9chat.tck.broken;

import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.account.SessionTokens;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.SessionClaim;
import io.i9chat.tck.broken.Cases.Hashers;
import io.i9chat.tck.memory.InMemoryPorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hashers, session tokens and secrets that break a rule each. */
final class SecretFakes {
  private SecretFakes() {}

  static List<Fake> all() {
    List<Fake> fakes = new ArrayList<>(hashers());
    fakes.addAll(tokens());
    fakes.addAll(secrets());
    return fakes;
  }

  private static class OverHasher implements PasswordHasher {
    final PasswordHasher real = InMemoryPorts.fresh().hasher();

    @Override
    public PasswordHash hash(Password password) {
      return real.hash(password);
    }

    @Override
    public boolean verify(String attempt, @Nullable PasswordHash hash) {
      return real.verify(attempt, hash);
    }
  }

  private static Fake hasher(String rule, String how, Supplier<PasswordHasher> breaking) {
    return new Fake(
        rule,
        how,
        Cases.HasherCase.class,
        () -> {
          PasswordHasher hasher = breaking.get();
          return new Hashers(hasher, hasher);
        });
  }

  private static List<Fake> hashers() {
    return List.of(
        hasher(
            "HASHER-1",
            "one password has one hash",
            () ->
                new OverHasher() {
                  private final Map<Password, PasswordHash> hashes = new ConcurrentHashMap<>();

                  @Override
                  public PasswordHash hash(Password password) {
                    return hashes.computeIfAbsent(password, real::hash);
                  }
                }),
        hasher(
            "HASHER-2",
            "without a hash the answer is quick",
            () ->
                new OverHasher() {
                  @Override
                  public boolean verify(String attempt, @Nullable PasswordHash hash) {
                    return hash != null && real.verify(attempt, hash);
                  }
                }),
        hasher("HASHER-3", "more wait than was said", OverHasher::new),
        hasher("HASHER-4", "a closed hasher goes on", OverHasher::new));
  }

  private static class OverTokens implements SessionTokens {
    final SessionTokens real = InMemoryPorts.fresh().tokens();

    @Override
    public String issue(SessionClaim claim, Instant expiresAt) {
      return real.issue(claim, expiresAt);
    }

    @Override
    public Optional<SessionClaim> verify(String token, Instant now) {
      return real.verify(token, now);
    }
  }

  private static List<Fake> tokens() {
    return List.of(
        new Fake(
            "TOKENS-1",
            "a token ends a second early",
            Cases.TokensCase.class,
            () ->
                new OverTokens() {
                  @Override
                  public Optional<SessionClaim> verify(String token, Instant now) {
                    return real.verify(token, now.plusSeconds(1));
                  }
                }),
        new Fake(
            "TOKENS-2",
            "what follows a token is not looked at",
            Cases.TokensCase.class,
            () ->
                new OverTokens() {
                  @Override
                  public Optional<SessionClaim> verify(String token, Instant now) {
                    return real.verify(token.substring(0, Math.min(43, token.length())), now);
                  }
                }));
  }

  private static class OverSecrets implements Secrets {
    final Secrets real = InMemoryPorts.fresh().secrets();

    @Override
    public String token() {
      return real.token();
    }

    @Override
    public String code(Purpose purpose) {
      return real.code(purpose);
    }

    @Override
    public Digest ofTicket(String ticket) {
      return real.ofTicket(ticket);
    }

    @Override
    public Digest ofCode(Purpose purpose, String ticket, String code) {
      return real.ofCode(purpose, ticket, code);
    }

    @Override
    public Digest ofProof(Purpose purpose, String token) {
      return real.ofProof(purpose, token);
    }
  }

  private static Fake secret(String rule, String how, Supplier<Secrets> breaking) {
    return new Fake(rule, how, Cases.SecretsCase.class, breaking);
  }

  private static List<Fake> secrets() {
    List<Fake> fakes =
        new ArrayList<>(
            List.of(
                secret(
                    "SECRETS-1",
                    "six bits of a token are always the same",
                    () ->
                        new OverSecrets() {
                          @Override
                          public String token() {
                            return "A" + real.token().substring(1);
                          }
                        }),
                secret(
                    "SECRETS-2",
                    "no code begins with a zero",
                    () ->
                        new OverSecrets() {
                          @Override
                          public String code(Purpose purpose) {
                            String code = real.code(purpose);
                            return code.startsWith("0") ? "1" + code.substring(1) : code;
                          }
                        })));
    fakes.addAll(moreSecrets());
    return fakes;
  }

  private static List<Fake> moreSecrets() {
    return List.of(
        secret(
            "SECRETS-3",
            "the use makes no difference",
            () ->
                new OverSecrets() {
                  @Override
                  public Digest ofProof(Purpose purpose, String token) {
                    return real.ofTicket(token);
                  }
                }),
        secret(
            "SECRETS-4",
            "a typed code is taken to the letter",
            () ->
                new OverSecrets() {
                  @Override
                  public Digest ofCode(Purpose purpose, String ticket, String code) {
                    return real.ofCode(Purpose.SIGN_UP, purpose + ticket, code);
                  }
                }));
  }
}
