package io.i9chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Uploading as a client does: announce, then send the bytes as the answer says. */
public final class Uploads {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Uploads() {}

  /** Uploads an object whole, and answers its id. */
  public static String upload(Api api, String kind, String mime, byte[] bytes) {
    Answer announced = announce(api, kind, mime, bytes.length);
    assertThat(send(announced, bytes).statusCode()).isEqualTo(200);
    return announced.text("mediaId");
  }

  /** Announces an object. */
  public static Answer announce(Api api, String kind, String mime, int size) {
    Answer announced = api.post("/media", Map.of("kind", kind, "mime", mime, "size", size));
    assertThat(announced.status()).as(announced.response().body()).isEqualTo(201);
    return announced;
  }

  /** Sends an object whole, by the protocol that was answered. */
  public static HttpResponse<byte[]> send(Answer announced, byte[] bytes) {
    return send(HTTP, announced, bytes);
  }

  /** The same by way of this client of HTTP. */
  public static HttpResponse<byte[]> send(HttpClient http, Answer announced, byte[] bytes) {
    BodyPublisher body = BodyPublishers.ofByteArray(bytes);
    String protocol = announced.at("upload").get("protocol").asString();
    return switch (protocol) {
      case "put" -> send(http, first(announced, body));
      case "resumable" -> {
        HttpResponse<byte[]> started = send(http, first(announced, BodyPublishers.noBody()));
        yield started.statusCode() == 201
            ? send(http, HttpRequest.newBuilder(session(announced, started)).PUT(body))
            : started;
      }
      default -> throw new AssertionError(protocol);
    };
  }

  /** Starts the resumable upload that was announced, and answers where the bytes go. */
  public static URI start(Answer announced) {
    HttpResponse<byte[]> started = send(first(announced, BodyPublishers.noBody()));
    assertThat(started.statusCode()).isEqualTo(201);
    return session(announced, started);
  }

  private static URI session(Answer announced, HttpResponse<?> started) {
    return URI.create(announced.at("upload").get("url").asString())
        .resolve(started.headers().firstValue("Location").orElseThrow());
  }

  /** The request that was answered. */
  private static HttpRequest.Builder first(Answer announced, BodyPublisher body) {
    JsonNode upload = announced.at("upload");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(upload.get("url").asString()))
            .method(upload.get("method").asString(), body);
    upload
        .get("headers")
        .propertyStream()
        .forEach(header -> request.header(header.getKey(), header.getValue().asString()));
    return request;
  }

  /** Sends any request. */
  public static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    return send(HTTP, request);
  }

  /** The same by way of this client of HTTP. */
  public static HttpResponse<byte[]> send(HttpClient http, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
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
