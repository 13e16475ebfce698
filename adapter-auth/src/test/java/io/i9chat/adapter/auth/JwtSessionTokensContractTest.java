package io.i9chat.adapter.auth;

import io.i9chat.ports.account.SessionTokens;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.account.SessionTokensContract;
import java.util.Map;

class JwtSessionTokensContractTest implements SessionTokensContract {
  private final AuthConfig config = AuthConfig.with(Fresh.bytes(32));
  private final SessionTokens tokens = new JwtSessionTokens(config);

  private SessionTokens others(String issuer, String audience) {
    return new JwtSessionTokens(new AuthConfig(config.secret(), null, issuer, audience, 1, 1));
  }

  @Override
  public SessionTokens tokens() {
    return tokens;
  }

  @Override
  public Map<String, SessionTokens> otherTokens() {
    return Map.of(
        "key", new JwtSessionTokens(AuthConfig.with(Fresh.bytes(32))),
        "issuer", others("other", config.audience()),
        "audience", others(config.issuer(), "other"));
  }
}
