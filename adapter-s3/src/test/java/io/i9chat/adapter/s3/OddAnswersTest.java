package io.i9chat.adapter.s3;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.tck.Fresh;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What is made of answers with an object's first bytes that are not as Amazon S3 gives them. */
class OddAnswersTest {
  /** What is found of an object where every request is answered with this. */
  private static StoredMedia found(String answer) throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> answerAll(listening, answer));
      S3Config config =
          S3Config.of("bucket", "eu-central-1")
              .at(URI.create("http://127.0.0.1:" + listening.getLocalPort()))
              .signedWith("key", "secret");
      try (S3Bucket bucket = S3Bucket.open(config)) {
        return bucket.media().find(Fresh.media()).orElseThrow();
      }
    }
  }

  private static void answerAll(ServerSocket listening, String answer) {
    try {
      while (true) {
        try (Socket client = listening.accept();
            BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
          String line = in.readLine();
          while (line != null && !line.isEmpty()) {
            line = in.readLine();
          }
          client.getOutputStream().write(answer.getBytes(US_ASCII));
        }
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static String answer(String status, String... lines) {
    return "HTTP/1.1 %s\r\nETag: \"1\"\r\n%s".formatted(status, String.join("\r\n", lines));
  }

  @Test
  void ofAServerThatHeedsNoRangeNoMoreIsTakenThanIsTold() throws IOException {
    StoredMedia found = found(answer("200 OK", "Content-Length: 90000", "", "a".repeat(90_000)));

    assertThat(found.size()).isEqualTo(90_000);
    assertThat(found.first()).hasSize(StoredMedia.FIRST);
  }

  @Test
  void anAnswerMayComeWithoutItsLength() throws IOException {
    StoredMedia found =
        found(
            answer(
                "206 Partial Content",
                "Content-Range: bytes 0-9/1000",
                "Transfer-Encoding: chunked",
                "",
                "a",
                "0123456789",
                "0",
                "",
                ""));

    assertThat(found.size()).isEqualTo(1_000);
    assertThat(found.first()).asString().isEqualTo("0123456789");
  }

  @Test
  void anAnswerThatBreaksOffTellsOfNoObject() {
    String broken =
        answer(
            "206 Partial Content",
            "Content-Range: bytes 0-99/1000",
            "Content-Length: 100",
            "",
            "0123456789");

    assertThatThrownBy(() -> found(broken))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("cannot be used");
  }
}
