package io.i9chat.tck.broken.account;

import io.i9chat.ports.account.PasswordHasher;
import io.i9chat.ports.account.Secrets;
import io.i9chat.ports.account.SessionTokens;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.account.PasswordHash;
import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.account.SessionClaim;
import io.i9chat.ports.model.account.Unsealed;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Cases.Hashers;
import io.i9chat.tck.broken.fake.Cases.Sealing;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.memory.InMemoryPorts;
import io.i9chat.tck.memory.InMemorySecrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hashers, session tokens and secrets that break a rule each. */
public final class SecretFakes {
  private SecretFakes() {}

  public static List<Fake> all() {
    List<Fake> fakes = new ArrayList<>(hashers());
    fakes.addAll(tokens());
    fakes.addAll(secrets());
    return fakes;
  }

  private static class OverHasher implements PasswordHasher {
    final PasswordHasher real = InMemoryPorts.fresh().signInPorts().hasher();

    @Override
    public PasswordHash hash(Password password, String client) {
      return real.hash(password, client);
    }

    @Override
    public boolean verify(String attempt, @Nullable PasswordHash hash, String client) {
      return real.verify(attempt, hash, client);
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
                  public PasswordHash hash(Password password, String client) {
                    return hashes.computeIfAbsent(password, fresh -> real.hash(fresh, client));
                  }
                }),
        hasher(
            "HASHER-2",
            "without a hash the answer is quick",
            () ->
                new OverHasher() {
                  @Override
                  public boolean verify(
                      String attempt, @Nullable PasswordHash hash, String client) {
                    return hash != null && real.verify(attempt, hash, client);
                  }
                }),
        hasher(
            "HASHER-5",
            "one client may let all wait",
            () ->
                new OverHasher() {
                  @Override
                  public boolean verify(
                      String attempt, @Nullable PasswordHash hash, String client) {
                    return real.verify(attempt, hash, "everyone");
                  }
                }),
        hasher("HASHER-3", "more wait than was said", OverHasher::new),
        hasher("HASHER-4", "a closed hasher goes on", OverHasher::new));
  }

  private static class OverTokens implements SessionTokens {
    final SessionTokens real = InMemoryPorts.fresh().signInPorts().tokens();

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
    final InMemorySecrets real = new InMemorySecrets();

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

    @Override
    public byte[] key() {
      return real.key();
    }

    @Override
    public byte[] seal(byte[] bytes) {
      return real.seal(bytes);
    }

    @Override
    public Optional<Unsealed> unseal(byte[] sealed) {
      return real.unseal(sealed);
    }

    @Override
    public Fingerprint fingerprint(byte[] key, byte[] bytes) {
      return real.fingerprint(key, bytes);
    }
  }

  private static Fake secret(String rule, String how, Supplier<OverSecrets> breaking) {
    return new Fake(
        rule,
        how,
        Cases.SecretsCase.class,
        () -> {
          OverSecrets broken = breaking.get();
          return new Sealing(broken, broken.real.rotated());
        });
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
    fakes.addAll(sealsAndFingerprints());
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

  private static List<Fake> sealsAndFingerprints() {
    return List.of(
        secret(
            "SECRETS-5",
            "the end of a seal is not looked at",
            () ->
                new OverSecrets() {
                  @Override
                  public byte[] seal(byte[] bytes) {
                    byte[] sealed = real.seal(bytes);
                    return Arrays.copyOf(sealed, sealed.length + 1);
                  }

                  @Override
                  public Optional<Unsealed> unseal(byte[] sealed) {
                    return real.unseal(Arrays.copyOf(sealed, Math.max(0, sealed.length - 1)));
                  }
                }),
        secret(
            "SECRETS-6",
            "the key makes no difference",
            () ->
                new OverSecrets() {
                  @Override
                  public Fingerprint fingerprint(byte[] key, byte[] bytes) {
                    return real.fingerprint(new byte[32], bytes);
                  }
                }));
  }
}
