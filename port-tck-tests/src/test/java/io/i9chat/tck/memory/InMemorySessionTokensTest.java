package io.i9chat.tck.memory;

import io.i9chat.ports.account.SessionTokens;
import io.i9chat.tck.account.SessionTokensContract;
import java.util.Map;

final class InMemorySessionTokensTest implements SessionTokensContract {
  private final SessionTokens tokens = new InMemorySessionTokens();

  @Override
  public SessionTokens tokens() {
    return tokens;
  }

  @Override
  public Map<String, SessionTokens> otherTokens() {
    return Map.of("store", new InMemorySessionTokens());
  }
}
