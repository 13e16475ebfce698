package io.i9chat.server;

import io.i9chat.server.documented.AnswerCheck;
import io.i9chat.server.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client of the public HTTP API. It may say anything, also what the server has to refuse. Of a
 * server of several nodes each call goes to any of them.
 */
public final class Api {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final HttpClient client;
  private final Supplier<String> servers;
  private final Map<String, String> headers;

  /** A client of the server at this URL, without a session. */
  public Api(String server) {
    this(server, CLIENT);
  }

  /** The same by way of this client of HTTP. */
  public Api(String server, HttpClient client) {
    this(client, () -> server, Map.of());
  }

  /** A client that asks for each call at which URL the server is. */
  Api(Supplier<String> servers) {
    this(CLIENT, servers, Map.of());
  }

  private Api(HttpClient client, Supplier<String> servers, Map<String, String> headers) {
    this.client = client;
    this.servers = servers;
    this.headers = headers;
  }

  /** The same client with a session. */
  public Api as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** The same client with a header on every request. */
  public Api with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Api(client, servers, more);
  }

  /** The same client, called from a page of the server itself. */
  public Api fromOwnPage() {
    String server = servers.get();
    return new Api(client, () -> server, headers).with("Origin", server);
  }

  /** GET. */
  public Answer get(String path) {
    return raw("GET", "/api/v1" + path, null, null);
  }

  /** POST with a body of JSON. */
  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  /** Any method with a body of JSON. */
  public Answer send(String method, String path, Object body) {
    byte[] json = Json.bytes(body);
    return raw(method, "/api/v1" + path, "application/json", json);
  }

  /** Any method without a body. */
  public Answer send(String method, String path) {
    return raw(method, "/api/v1" + path, null, null);
  }

  /** POST with a body of just this text, said to be JSON. */
  public Answer postText(String path, String body) {
    return raw("POST", "/api/v1" + path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Any request at all. */
  public Answer raw(String method, String path, @Nullable String type, byte @Nullable [] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(servers.get() + path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      AnswerCheck.check(method, path, response);
      return new Answer(response);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(told);
    }
  }
}
