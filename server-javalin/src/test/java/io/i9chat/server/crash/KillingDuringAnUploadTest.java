package io.i9chat.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.ws.SocketClient;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The server is killed in the middle of an upload: what it said that it holds it has, the upload
 * goes on from there, and what comes out is what was sent.
 */
class KillingDuringAnUploadTest {
  private static final int CHUNK = 1024 * 1024;
  private static final int SIZE = 4 * CHUNK + 100;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path folder;
  private final byte[] bytes = new byte[SIZE];

  @Test
  @Rule("MEDIA-F")
  void anUploadGoesOnWhereTheKilledServerGotTo() throws Exception {
    new Random(SIZE).nextBytes(bytes);
    List<Map.Entry<String, String>> people =
        List.copyOf(ServerProcess.accounts(folder, 2).entrySet());
    String token = people.get(0).getValue();
    ServerProcess server = ServerProcess.start(folder);
    JsonNode announced =
        json(
            call(server.url(), token, "/media")
                .POST(body("{\"kind\":\"file\",\"mime\":\"a/b\",\"size\":" + SIZE + "}")));
    URI session = started(announced.get("upload"));
    assertThat(put(session, 0, CHUNK).statusCode()).isEqualTo(308);
    long acknowledged = sendHalf(session);
    server.kill();
    try (ServerProcess again = ServerProcess.start(folder)) {
      URI moved = again.url().resolve(session.getRawPath() + "?" + session.getRawQuery());
      long held = held(moved);
      assertThat(held).isGreaterThanOrEqualTo(acknowledged).isLessThan(SIZE);
      assertThat(put(moved, (int) held, SIZE).statusCode()).isEqualTo(200);
      String media = announced.get("mediaId").asString();
      check(again.url(), people, media);
    }
  }

  /** Sends half of the next chunks and waits until the server says that it holds some of it. */
  private long sendHalf(URI session) throws IOException {
    try (Socket socket = new Socket(session.getHost(), session.getPort())) {
      String head =
          "PUT %s?%s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\nContent-Range: %s\r\n\r\n"
              .formatted(
                  session.getRawPath(),
                  session.getRawQuery(),
                  session.getAuthority(),
                  SIZE - CHUNK,
                  "bytes " + CHUNK + "-" + (SIZE - 1) + "/" + SIZE);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(bytes, CHUNK, CHUNK + CHUNK / 2);
      out.flush();
      Await.until("more than the first chunk is held", () -> held(session) > CHUNK);
      return held(session);
    }
  }

  private void check(URI server, List<Map.Entry<String, String>> people, String media)
      throws Exception {
    String ada = people.get(0).getValue();
    String bob = people.get(1).getValue();
    String direct = "/chats/direct/" + people.get(1).getKey();
    String chat = json(call(server, ada, direct).PUT(BodyPublishers.noBody())).get("id").asString();
    String content = "{\"type\":\"file\",\"media\":\"" + media + "\",\"name\":\"a.bin\"}";
    String message = "{\"clientId\":\"c\",\"content\":" + content + "}";
    json(call(server, ada, "/chats/" + chat + "/messages").POST(body(message)));
    HttpResponse<byte[]> found = send(call(server, bob, "/media/" + media));
    assertThat(found.statusCode()).isEqualTo(302);
    URI url = URI.create(found.headers().firstValue("Location").orElseThrow());
    assertThat(Arrays.equals(send(HttpRequest.newBuilder(url)).body(), bytes)).isTrue();
    HttpResponse<byte[]> end = send(HttpRequest.newBuilder(url).header("Range", "bytes=-200"));
    assertThat(end.statusCode()).isEqualTo(206);
    assertThat(end.body()).isEqualTo(Arrays.copyOfRange(bytes, SIZE - 200, SIZE));
  }

  private static URI started(JsonNode upload) {
    URI url = URI.create(upload.get("url").asString());
    HttpRequest.Builder start = HttpRequest.newBuilder(url).POST(BodyPublishers.noBody());
    upload
        .get("headers")
        .propertyStream()
        .forEach(header -> start.header(header.getKey(), header.getValue().asString()));
    return url.resolve(send(start).headers().firstValue("Location").orElseThrow());
  }

  private HttpResponse<byte[]> put(URI session, int from, int to) {
    return send(
        HttpRequest.newBuilder(session)
            .header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + SIZE)
            .PUT(BodyPublishers.ofByteArray(bytes, from, to - from)));
  }

  private static long held(URI session) {
    HttpResponse<byte[]> answer =
        send(
            HttpRequest.newBuilder(session)
                .header("Content-Range", "bytes */" + SIZE)
                .PUT(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(308);
    String range = answer.headers().firstValue("Range").orElse("bytes=0--1");
    return Long.parseLong(range.substring("bytes=0-".length())) + 1;
  }

  private static HttpRequest.BodyPublisher body(String json) {
    return BodyPublishers.ofString(json);
  }

  private static HttpRequest.Builder call(URI server, String token, String path) {
    return HttpRequest.newBuilder(server.resolve("/api/v1" + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private static JsonNode json(HttpRequest.Builder request) {
    HttpResponse<byte[]> answer = send(request);
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.statusCode()).as(body).isBetween(200, 201);
    return SocketClient.JSON.readTree(body);
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }
}
