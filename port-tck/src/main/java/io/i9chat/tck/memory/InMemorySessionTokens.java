package io.i9chat.tck.memory;

import io.i9chat.ports.account.SessionTokens;
import io.i9chat.ports.model.account.SessionClaim;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Session tokens that are random words, looked up in a map. */
final class InMemorySessionTokens implements SessionTokens {
  private record Issued(SessionClaim claim, Instant expiresAt) {}

  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  @Override
  public String issue(SessionClaim claim, Instant expiresAt) {
    String token = RandomWords.token();
    issued.put(token, new Issued(claim, expiresAt.truncatedTo(ChronoUnit.SECONDS)));
    return token;
  }

  @Override
  public Optional<SessionClaim> verify(String token, Instant now) {
    return Optional.ofNullable(issued.get(token))
        .filter(each -> now.isBefore(each.expiresAt()))
        .map(Issued::claim);
  }
}
