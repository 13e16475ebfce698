package io.i9chat.server.deploy;

import io.i9chat.server.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The server behind Caddy, by {@code deploy/caddy/Caddyfile}. */
class BehindCaddyTest extends ProxyContract {
  private static final String AROUND =
      """
      {
      \tadmin off
      \tauto_https disable_redirects
      }
      """;

  @Override
  Proxy start(Path folder, Certificate certificate, int port, int server) {
    String configuration =
        Proxy.configuration(
            "caddy/Caddyfile",
            Map.of(
                "{$CHAT_DOMAIN:chat.example.org} {",
                "https://localhost:%d {\n\ttls %s %s"
                    .formatted(port, certificate.chain(), certificate.key()),
                "reverse_proxy 127.0.0.1:8000",
                "reverse_proxy 127.0.0.1:" + server));
    Path file = folder.resolve("Caddyfile");
    try {
      Files.writeString(file, AROUND + configuration);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Proxy.start(
        folder,
        port,
        "caddy",
        List.of("run", "--adapter", "caddyfile", "--config", file.toString()));
  }
}
