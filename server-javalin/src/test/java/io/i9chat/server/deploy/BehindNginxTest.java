package io.i9chat.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Certificate;
import io.i9chat.server.ws.SocketLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server behind nginx, by {@code deploy/nginx/i9chat.conf}. */
class BehindNginxTest extends ProxyContract {
  private static final String FILE = "nginx/i9chat.conf";

  /** What a distribution's own file has around it. */
  private static final String AROUND =
      """
      daemon off;
      master_process off;
      pid nginx.pid;
      error_log stderr warn;
      events { worker_connections 4096; }
      http {
          client_body_temp_path bodies;
          proxy_temp_path answers;
          fastcgi_temp_path unused;
          uwsgi_temp_path unused;
          scgi_temp_path unused;
          include i9chat.conf;
      }
      """;

  @Override
  Proxy start(Path folder, Certificate certificate, int port, int server) {
    String live = "/etc/letsencrypt/live/chat.example.org/";
    String configuration =
        Proxy.configuration(
                FILE,
                Map.of(
                    live + "fullchain.pem",
                    certificate.chain().toString(),
                    live + "privkey.pem",
                    certificate.key().toString(),
                    "listen 80;",
                    "listen 127.0.0.1:" + Proxy.freePort() + ";",
                    "listen 443 ssl",
                    "listen 127.0.0.1:" + port + " ssl",
                    "server 127.0.0.1:8000;",
                    "server 127.0.0.1:" + server + ";",
                    "listen [::]:80;",
                    "",
                    "listen [::]:443 ssl http2;",
                    ""))
            .replace("chat.example.org", "localhost");
    try {
      Files.writeString(folder.resolve("nginx.conf"), AROUND);
      Files.writeString(folder.resolve("i9chat.conf"), configuration);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    String prefix = folder.toString();
    return Proxy.start(
        folder, port, "nginx", List.of("-p", prefix, "-c", prefix + "/nginx.conf", "-e", "stderr"));
  }

  /** It would say so: people's messages and files are to be in one place alone. */
  @AfterEach
  void nothingThatPassedByWasWrittenToItsDisk() {
    assertThat(site().proxy().output()).doesNotContain("to a temporary file");
  }

  @Test
  void anUploadThatNoFileMayHaveIsRefusedBeforeItIsSent() {
    String larger =
        "PUT /media/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
            .formatted(50 * 1024 * 1024 + 1);

    try (SlowClient client = new SlowClient(site(), larger)) {
      assertThat(client.status()).isEqualTo("413");
    }
  }

  @Test
  void itWaitsLongerThanTheServerBetweenTwoPings() {
    Matcher waits =
        Pattern.compile("proxy_(read|send)_timeout (\\d+)s;")
            .matcher(Proxy.configuration(FILE, Map.of()));

    assertThat(waits.results().map(wait -> Long.parseLong(wait.group(2))))
        .hasSize(2)
        .allMatch(seconds -> seconds > 3 * SocketLimits.HEARTBEAT.toSeconds());
  }
}
