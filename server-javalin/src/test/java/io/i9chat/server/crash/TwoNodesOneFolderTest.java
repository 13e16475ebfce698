package io.i9chat.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.server.Api;
import io.i9chat.server.TestNeo4j;
import io.i9chat.server.Uploads;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers, each with a data folder of its own, on one Neo4j, with one secret and one folder of
 * media: whichever a client asks, they are one.
 */
@Tag("long")
class TwoNodesOneFolderTest {
  private static final int CHUNK = 256 * 1024;
  private static final int SIZE = 4 * CHUNK + 100;

  @TempDir Path folder;
  private final byte[] bytes = new byte[SIZE];
  private final List<ServerProcess> nodes = new ArrayList<>();
  private List<Map.Entry<String, String>> people = List.of();

  @BeforeEach
  void start() throws IOException {
    new Random(SIZE).nextBytes(bytes);
    TestNeo4j.shared().empty();
    for (String name : List.of("one", "two")) {
      Files.createDirectory(folder.resolve(name));
    }
    people = List.copyOf(ServerProcess.accounts(folder.resolve("one"), settings(), 2).entrySet());
    nodes.add(node("one"));
    nodes.add(node("two"));
  }

  @AfterEach
  void stop() {
    nodes.forEach(ServerProcess::close);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(TestNeo4j.shared().settings());
    settings.put("I9CHAT_MEDIA_DIR", folder.resolve("shared").toString());
    settings.put("I9CHAT_SECRET", "the one secret that both of the servers have");
    return settings;
  }

  private ServerProcess node(String name) {
    return ServerProcess.start(folder.resolve(name), settings());
  }

  private Api api(int node, int person) {
    return new Api(nodes.get(node).url().toString()).as(people.get(person).getValue());
  }

  /** What is a URL at any node, at this one. */
  private URI at(int node, URI url) {
    return nodes.get(node).url().resolve(url.getRawPath() + "?" + url.getRawQuery());
  }

  private HttpResponse<byte[]> put(URI session, int from, int to) {
    return Uploads.send(
        HttpRequest.newBuilder(session)
            .header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + SIZE)
            .PUT(BodyPublishers.ofByteArray(bytes, from, to - from)));
  }

  private static long held(URI session) {
    HttpResponse<byte[]> answer =
        Uploads.send(
            HttpRequest.newBuilder(session)
                .header("Content-Range", "bytes */" + SIZE)
                .PUT(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(308);
    String range = answer.headers().firstValue("Range").orElse("bytes=0--1");
    return Long.parseLong(range.substring("bytes=0-".length())) + 1;
  }

  private static HttpResponse<byte[]> get(URI url) {
    return Uploads.send(HttpRequest.newBuilder(url));
  }

  /** Whether a file of the shared folder that has this in its name is longer than that. */
  private boolean isLonger(String name, long length) {
    try (Stream<Path> files = Files.walk(folder.resolve("shared"))) {
      return files
          .filter(file -> file.getFileName().toString().contains(name))
          .anyMatch(file -> file.toFile().length() > length);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Sends the first node a part of the chunk behind the first two, and kills it then. */
  private void killWithinAChunk(URI session, String media) throws IOException {
    try (Socket socket = new Socket(session.getHost(), session.getPort())) {
      String head =
          "PUT %s?%s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\nContent-Range: %s\r\n\r\n"
              .formatted(
                  session.getRawPath(),
                  session.getRawQuery(),
                  session.getAuthority(),
                  SIZE - 2 * CHUNK,
                  "bytes " + 2 * CHUNK + "-" + (SIZE - 1) + "/" + SIZE);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(bytes, 2 * CHUNK, CHUNK / 2);
      out.flush();
      Await.until("a part of the chunk is there", () -> isLonger(media + ".part", 2 * CHUNK));
      nodes.getFirst().kill();
    }
  }

  @Test
  @Rule({"MEDIA-F", "WITHDRAW-4"})
  void anUploadGoesThroughBothAndOutlivesOne() throws Exception {
    Answer announced = Uploads.announce(api(0, 0), "file", "application/pdf", SIZE);
    String media = announced.text("mediaId");
    URI session = Uploads.start(announced);
    assertThat(put(at(0, session), 0, CHUNK).statusCode()).isEqualTo(308);
    assertThat(put(at(1, session), CHUNK, 2 * CHUNK).statusCode()).isEqualTo(308);
    assertThat(held(at(0, session))).isEqualTo(2 * CHUNK);

    killWithinAChunk(at(0, session), media);

    assertThat(held(at(1, session))).isEqualTo(2 * CHUNK);
    assertThat(put(at(1, session), 2 * CHUNK, SIZE).statusCode()).isEqualTo(200);
    nodes.set(0, node("one"));
    String direct = "/chats/direct/" + people.get(1).getKey();
    String chat = answered(() -> api(0, 0).send("PUT", direct)).text("id");
    Map<String, Object> content = Map.of("type", "file", "media", media, "name", "a.pdf");
    Map<String, Object> message = Map.of("clientId", "c-1", "content", content);
    Answer sent = answered(() -> api(0, 0).post("/chats/" + chat + "/messages", message));
    URI url = url(media);
    assertThat(get(at(0, url)).body()).isEqualTo(bytes);
    assertThat(get(at(1, url)).body()).isEqualTo(bytes);

    long seq = sent.at("seq").longValue();
    answered(() -> api(1, 0).send("DELETE", "/chats/" + chat + "/messages/" + seq));

    assertThat(get(at(0, url)).statusCode()).isEqualTo(404);
    assertThat(isLonger(media, -1)).as("anything of it").isFalse();
  }

  /** As clients do it: again, while a node that has just started is still slow with its store. */
  private static Answer answered(Supplier<Answer> call) {
    Answer answer = call.get();
    for (int tries = 1; answer.status() == 503 && tries < 10; tries++) {
      answer = call.get();
    }
    assertThat(answer.status()).as(answer.response().body()).isBetween(200, 299);
    return answer;
  }

  /** Where the second node sends the recipient. */
  private URI url(String media) {
    Answer found = api(1, 1).get("/media/" + media);
    for (int tries = 1; found.status() == 503 && tries < 10; tries++) {
      found = api(1, 1).get("/media/" + media);
    }
    assertThat(found.status()).as(found.response().body()).isEqualTo(302);
    return URI.create(found.header("Location").orElseThrow());
  }
}
