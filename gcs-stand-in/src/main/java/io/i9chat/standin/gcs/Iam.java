package io.i9chat.standin.gcs;

import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tokens and signatures of one account for another that may act as it. */
final class Iam {
  static final String PATH = "/v1/projects/-/serviceAccounts/";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Tokens tokens;
  private final Function<String, @Nullable ServiceAccount> accounts;
  private final Map<String, Set<String>> actors = new ConcurrentHashMap<>();
  private final AtomicInteger signatures = new AtomicInteger();

  Iam(Tokens tokens, Function<String, @Nullable ServiceAccount> accounts) {
    this.tokens = tokens;
    this.accounts = accounts;
  }

  int signatures() {
    return signatures.get();
  }

  void letAct(ServiceAccount actor, ServiceAccount as) {
    actors.computeIfAbsent(as.email(), email -> ConcurrentHashMap.newKeySet()).add(actor.email());
  }

  void serve(Request request) throws IOException {
    String[] parts = request.rest(4).split(":", 2);
    ServiceAccount actor = tokens.of(request);
    ServiceAccount target = accounts.apply(parts[0]);
    if (target == null || !mayAct(actor, target)) {
      request.json(403, "{\"error\":{\"code\":403,\"message\":\"denied\"}}");
      return;
    }
    String body = request.text();
    switch (parts[parts.length - 1]) {
      case "generateAccessToken" ->
          request.json(
              200,
              "{\"accessToken\":\"%s\",\"expireTime\":\"%s\"}"
                  .formatted(
                      tokens.give(target),
                      Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3_600)));
      case "signBlob" -> {
        signatures.incrementAndGet();
        byte[] payload =
            Base64.getDecoder().decode(JSON.readTree(body).path("payload").asString(""));
        String signed = Base64.getEncoder().encodeToString(target.sign(payload));
        request.json(200, "{\"keyId\":\"1\",\"signedBlob\":\"%s\"}".formatted(signed));
      }
      default -> request.json(404, "{\"error\":{\"code\":404}}");
    }
  }

  private boolean mayAct(ServiceAccount actor, ServiceAccount target) {
    return actors.getOrDefault(target.email(), Set.of()).contains(actor.email());
  }
}
