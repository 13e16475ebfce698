package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.TestServer.Person;
import io.i9chat.tck.Await;
import io.i9chat.tck.Rule;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Media as people move it: over the URLs that the server signs and serves. */
class MediaOverHttpTest {
  private static final int MIB = 1024 * 1024;

  private static TestServer server;
  private static Person ada;
  private static Person bob;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    List<Person> people = server.enrol(2);
    ada = people.get(0);
    bob = people.get(1);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** A file that Ada sent Bob, as he is told to download it. */
  private static URI sent(byte[] bytes, String name) {
    String media = Uploads.upload(server.api(ada), "file", "application/pdf", bytes);
    String chat = server.api(ada).send("PUT", "/chats/direct/" + bob.username()).text("id");
    Answer message =
        server
            .api(ada)
            .post(
                "/chats/" + chat + "/messages",
                Map.of(
                    "clientId",
                    UUID.randomUUID().toString(),
                    "content",
                    Map.of("type", "file", "media", media, "name", name)));
    assertThat(message.status()).as(message.response().body()).isEqualTo(201);
    Answer found = server.api(bob).get("/media/" + media);
    assertThat(found.status()).as(found.response().body()).isEqualTo(302);
    return URI.create(found.header("Location").orElseThrow());
  }

  private static Answer announced(int size) {
    return server
        .api(ada)
        .post("/media", Map.of("kind", "file", "mime", "application/zip", "size", size));
  }

  private static HttpResponse<byte[]> put(URI session, String range, byte[] bytes) {
    return Uploads.send(
        HttpRequest.newBuilder(session)
            .header("Content-Range", range)
            .PUT(BodyPublishers.ofByteArray(bytes)));
  }

  private static String told(HttpResponse<?> answer, String name) {
    return String.join(" | ", answer.headers().allValues(name));
  }

  @Test
  @Rule("MEDIA-H")
  void whatTheApiSaysInItsHeadersIsNotSaidOfMedia() {
    HttpResponse<byte[]> whole = Uploads.send(HttpRequest.newBuilder(sent(bytes(100), "a.html")));
    assertThat(told(whole, "Cache-Control")).isEqualTo("private, max-age=300");
    assertThat(told(whole, "Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
    assertThat(told(whole, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(told(whole, "Cross-Origin-Resource-Policy")).isEqualTo("same-site");
    assertThat(told(whole, "X-Request-Id")).isNotEmpty();
  }

  @Test
  void aPartOfAFileIsGivenAlone() {
    byte[] bytes = bytes(3 * MIB);
    URI url = sent(bytes, "a.bin");
    HttpResponse<byte[]> part =
        Uploads.send(HttpRequest.newBuilder(url).header("Range", "bytes=1048570-2097151"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(told(part, "Content-Range")).isEqualTo("bytes 1048570-2097151/" + bytes.length);
    assertThat(Arrays.equals(part.body(), Arrays.copyOfRange(bytes, 1048570, 2 * MIB))).isTrue();
    HttpResponse<byte[]> beyond =
        Uploads.send(HttpRequest.newBuilder(url).header("Range", "bytes=99999999-"));
    assertThat(beyond.statusCode()).isEqualTo(416);
    HttpResponse<byte[]> head = Uploads.send(HttpRequest.newBuilder(url).HEAD());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(told(head, "Content-Length")).isEqualTo(Integer.toString(bytes.length));
  }

  @Test
  @Rule("MEDIA-F")
  void anUploadComesInChunksToAnAddressOfThisServer() {
    byte[] bytes = bytes(MIB + 10);
    URI session = Uploads.start(announced(bytes.length));
    assertThat(session.getAuthority()).isEqualTo("127.0.0.1:" + server.port());
    String all = "/" + bytes.length;
    HttpResponse<byte[]> first = put(session, "bytes 0-1048575" + all, Arrays.copyOf(bytes, MIB));
    assertThat(first.statusCode()).isEqualTo(308);
    assertThat(told(first, "Range")).isEqualTo("bytes=0-1048575");
    assertThat(put(session, "bytes */" + bytes.length, new byte[0]).statusCode()).isEqualTo(308);
    byte[] rest = Arrays.copyOfRange(bytes, MIB, bytes.length);
    HttpResponse<byte[]> last = put(session, "bytes 1048576-1048585" + all, rest);
    assertThat(last.statusCode()).isEqualTo(200);
  }

  @Test
  @Rule("MEDIA-F")
  void aRefusedBodyLeavesTheConnectionOrClosesIt() {
    URI session = Uploads.start(announced(MIB));
    HttpResponse<byte[]> ahead = put(session, "bytes 10-1048575/1048576", new byte[MIB - 10]);
    assertThat(ahead.statusCode()).isEqualTo(308);
    assertThat(told(ahead, "Range")).isEmpty();
    assertThat(put(session, "bytes 0-1048576/1048577", new byte[MIB + 1]).statusCode())
        .isEqualTo(400);
    assertThat(put(session, "bytes 0-1048575/1048576", new byte[MIB]).statusCode()).isEqualTo(200);
  }

  @Test
  @Rule("MEDIA-G")
  void aSessionIsNoSignature() {
    URI url = sent(bytes(100), "a.txt");
    String query = url.getRawQuery();
    URI bare = url.resolve(url.getRawPath());
    URI other = url.resolve(url.getRawPath() + "?" + query.replace("exp=1", "exp=2"));
    for (URI wrong : List.of(bare, other)) {
      HttpRequest.Builder asBob =
          HttpRequest.newBuilder(wrong).header("Authorization", "Bearer " + bob.token());
      assertThat(Uploads.send(asBob).statusCode()).isEqualTo(403);
    }
    assertThat(Uploads.send(HttpRequest.newBuilder(url).DELETE()).statusCode()).isEqualTo(405);
  }

  @Test
  @Tag("long")
  void anUploadMayTakeLongerThanAnyBodyOfTheApi() {
    byte[] bytes = bytes(2 * MIB);
    URI session = Uploads.start(announced(bytes.length));
    InputStream slow = new Slow(bytes);
    HttpResponse<byte[]> done =
        Uploads.send(
            HttpRequest.newBuilder(session)
                .PUT(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> slow), bytes.length)));
    assertThat(done.statusCode()).isEqualTo(200);
  }

  /** Takes 25 seconds in all: the point is to be slower than the API lets a client be. */
  private static final class Slow extends FilterInputStream {
    private static final int PIECES = 125;
    private final int piece;

    Slow(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
      piece = bytes.length / PIECES;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      LockSupport.parkNanos(Duration.ofSeconds(25).toNanos() / PIECES);
      return super.read(into, offset, Math.min(length, piece));
    }
  }

  @Test
  @Tag("long")
  void anUploadThatDripsIsEnded() throws IOException {
    URI session = Uploads.start(announced(MIB));
    try (Socket socket = requested("PUT", session, "Content-Length: " + MIB)) {
      socket.setSoTimeout(200);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      byte[] answer = new byte[12];
      int read = 0;
      for (int i = 0; i < 300 && read < answer.length; i++) {
        out.write(1);
        try {
          read = in.readNBytes(answer, 0, answer.length);
        } catch (SocketTimeoutException nothingYet) {
          read = 0;
        }
      }
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
    }
  }

  private static Socket requested(String method, URI url, String header) throws IOException {
    Socket socket = new Socket(url.getHost(), url.getPort());
    String head =
        "%s %s?%s HTTP/1.1\r\nHost: %s\r\n%s\r\n\r\n"
            .formatted(method, url.getRawPath(), url.getRawQuery(), url.getAuthority(), header);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void aPeerThatGoesIsNoFailureOfTheServer() throws IOException {
    try (LogCapture log = LogCapture.ofAll()) {
      byte[] bytes = bytes(8 * MIB);
      try (Socket download = requested("GET", sent(bytes, "a.bin"), "Accept: */*")) {
        assertThat(download.getInputStream().readNBytes(1_000)).hasSize(1_000);
        download.setSoLinger(true, 0);
      }
      URI session = Uploads.start(announced(bytes.length));
      try (Socket upload = requested("PUT", session, "Content-Length: " + bytes.length)) {
        upload.getOutputStream().write(bytes, 0, MIB);
        Await.until("some of it is held", () -> held(session, bytes.length) > 0);
        upload.setSoLinger(true, 0);
      }
      long held = held(session, bytes.length);
      byte[] rest = Arrays.copyOfRange(bytes, (int) held, bytes.length);
      String range = "bytes " + held + "-" + (bytes.length - 1) + "/" + bytes.length;
      assertThat(put(session, range, rest).statusCode()).isIn(200, 308);
      assertThat(log.messages()).isEmpty();
    }
  }

  private static long held(URI session, int size) {
    String range = told(put(session, "bytes */" + size, new byte[0]), "Range");
    return range.isEmpty() ? 0 : Long.parseLong(range.substring("bytes=0-".length())) + 1;
  }
}
