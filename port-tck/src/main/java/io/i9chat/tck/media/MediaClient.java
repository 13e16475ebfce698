package io.i9chat.tck.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.ports.model.media.UploadProtocol;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client of signed URLs, with the server of the store's endpoint if it needs one. */
public final class MediaClient implements AutoCloseable {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

  private final @Nullable ServedMedia served;
  private final @Nullable URI server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** A client of the URLs of {@code store}. */
  public MediaClient(MediaStore store) throws IOException {
    Optional<MediaStore.Endpoint> endpoint = store.endpoint();
    served = endpoint.isPresent() ? new ServedMedia(endpoint.get()) : null;
    server = served == null ? null : served.address();
  }

  /** A client of the URLs of a store whose endpoint is served already, such as by a process. */
  public MediaClient(URI server) {
    this.served = null;
    this.server = server;
  }

  private URI absolute(URI url) {
    return (server == null ? NOWHERE : server).resolve(url);
  }

  /** What was a URL at the server of another store over the same place, at this client's own. */
  public URI moved(URI url) {
    return server == null ? url : server.resolve(url.getRawPath() + "?" + url.getRawQuery());
  }

  /** The status of a request that gets no further than its head. */
  public int status(String method, URI url) throws IOException, InterruptedException {
    return send(request(url).method(method, BodyPublishers.noBody()).build()).statusCode();
  }

  /** Does what a URL was signed for, with its headers. */
  public HttpResponse<byte[]> send(SignedUrl signed) throws IOException, InterruptedException {
    return send(signed, signed.url());
  }

  /** Does what a URL was signed for, at another. */
  public HttpResponse<byte[]> send(SignedUrl signed, URI url)
      throws IOException, InterruptedException {
    return send(signed, url, BodyPublishers.noBody());
  }

  private HttpResponse<byte[]> send(SignedUrl signed, URI url, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(url);
    signed
        .headers()
        .forEach((name, value) -> {
          // The length of the body says it, and no library lets a caller say otherwise.
          if (!name.equalsIgnoreCase("Content-Length")) {
            request.setHeader(name, value);
          }
        });
    return send(request.method(signed.method(), body).build());
  }

  /** Uploads an object whole, as its protocol has it; answers what the last request was told. */
  public HttpResponse<byte[]> upload(Upload upload, byte[] bytes)
      throws IOException, InterruptedException {
    return upload(upload, BodyPublishers.ofByteArray(bytes));
  }

  /** The same with any body. */
  public HttpResponse<byte[]> upload(Upload upload, BodyPublisher body)
      throws IOException, InterruptedException {
    SignedUrl request = upload.request();
    return switch (upload.protocol()) {
      case PUT -> send(request, request.url(), body);
      case RESUMABLE -> {
        HttpResponse<byte[]> started = send(request);
        yield started.statusCode() == 201 ? put(session(request, started), null, body) : started;
      }
    };
  }

  /** Starts a resumable upload. */
  public URI start(Upload upload) throws IOException, InterruptedException {
    assertThat(upload.protocol()).isEqualTo(UploadProtocol.RESUMABLE);
    HttpResponse<byte[]> answer = send(upload.request());
    assertThat(answer.statusCode()).as("the start of an upload").isEqualTo(201);
    return session(upload.request(), answer);
  }

  private URI session(SignedUrl start, HttpResponse<byte[]> answer) {
    return absolute(start.url()).resolve(answer.headers().firstValue("Location").orElseThrow());
  }

  /** Sends a part of an object: {@code bytes} from {@code first} on, of {@code size}. */
  public HttpResponse<byte[]> put(URI session, long first, byte[] bytes, long size)
      throws IOException, InterruptedException {
    String range = "bytes " + first + "-" + (first + bytes.length - 1) + "/" + size;
    return put(session, range, BodyPublishers.ofByteArray(bytes));
  }

  /** Sends a body to an upload, with a {@code Content-Range} if there is one. */
  public HttpResponse<byte[]> put(URI session, @Nullable String range, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(session).PUT(body);
    if (range != null) {
      request.setHeader("Content-Range", range);
    }
    return send(request.build());
  }

  /** Begins to send a part of an object, and breaks off after {@code sent} bytes. */
  public void cut(URI session, long first, byte[] bytes, int sent, long size) {
    String range = "bytes " + first + "-" + (first + bytes.length - 1) + "/" + size;
    assertThatIOException().isThrownBy(() -> put(session, range, broken(bytes, sent)));
  }

  /** Begins to upload an object whole, and breaks off after {@code sent} bytes. */
  public void cut(Upload upload, byte[] bytes, int sent) {
    assertThatIOException().isThrownBy(() -> upload(upload, broken(bytes, sent)));
  }

  private static BodyPublisher broken(byte[] bytes, int sent) {
    InputStream broken =
        new SequenceInputStream(new ByteArrayInputStream(bytes, 0, sent), new Broken());
    return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> broken), bytes.length);
  }

  /** How many bytes the store says that it holds of an object that is not complete. */
  public long held(URI session, long size) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = put(session, "bytes */" + size, BodyPublishers.noBody());
    assertThat(answer.statusCode()).as("of an unfinished upload").isEqualTo(308);
    return held(answer);
  }

  /** How many bytes are held, by an answer of 308. */
  public static long held(HttpResponse<byte[]> answer) {
    Optional<String> range = answer.headers().firstValue("Range");
    if (range.isEmpty()) {
      return 0;
    }
    assertThat(range.get()).startsWith("bytes=0-");
    return Long.parseLong(range.get().substring("bytes=0-".length())) + 1;
  }

  /** Downloads with the header {@code name}. */
  public HttpResponse<byte[]> get(SignedUrl signed, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(signed.url());
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  private HttpRequest.Builder request(URI url) {
    return HttpRequest.newBuilder(absolute(url)).timeout(Duration.ofSeconds(20));
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    http.shutdownNow();
    if (served != null) {
      served.close();
    }
  }

  /** A source of bytes that fails at the first. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("broken off, as this test wants it");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }
}
