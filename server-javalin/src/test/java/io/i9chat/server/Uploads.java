package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Uploading as a client does: announce, start, send the bytes. */
public final class Uploads {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Uploads() {}

  /** Uploads an object whole, and answers its id. */
  public static String upload(Api api, String kind, String mime, byte[] bytes) {
    Answer announced = api.post("/media", Map.of("kind", kind, "mime", mime, "size", bytes.length));
    assertThat(announced.status()).as(announced.response().body()).isEqualTo(201);
    URI session = start(announced);
    HttpResponse<byte[]> sent =
        send(HttpRequest.newBuilder(session).PUT(BodyPublishers.ofByteArray(bytes)));
    assertThat(sent.statusCode()).isEqualTo(200);
    return announced.text("mediaId");
  }

  /** Starts the upload that was announced, and answers where the bytes go. */
  public static URI start(Answer announced) {
    JsonNode upload = announced.at("upload");
    URI url = URI.create(upload.get("url").asString());
    HttpRequest.Builder start =
        HttpRequest.newBuilder(url)
            .method(upload.get("method").asString(), BodyPublishers.noBody());
    upload
        .get("headers")
        .propertyStream()
        .forEach(header -> start.header(header.getKey(), header.getValue().asString()));
    HttpResponse<byte[]> started = send(start);
    assertThat(started.statusCode()).isEqualTo(201);
    return url.resolve(started.headers().firstValue("Location").orElseThrow());
  }

  /** Sends any request. */
  public static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(told);
    }
  }

  /** Bytes that begin as a JPEG does. */
  public static byte[] jpeg(int size) {
    byte[] bytes = new byte[size];
    byte[] start = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F'};
    System.arraycopy(start, 0, bytes, 0, start.length);
    return bytes;
  }
}
