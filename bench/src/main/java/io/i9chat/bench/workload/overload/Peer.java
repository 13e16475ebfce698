package io.i9chat.bench.workload.overload;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An honest client on one WebSocket: calls, waits for answers, hears events, reads at once. */
final class Peer implements WebSocket.Listener, AutoCloseable {
  private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(60);

  /** Characters of a buffer that is kept for the next frame. */
  private static final int KEPT_BUFFER = 8_192;

  private final JsonMapper json = new JsonMapper();
  private final Map<String, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> greeted = new CompletableFuture<>();
  private final AtomicLong ids = new AtomicLong();
  private StringBuilder text = new StringBuilder();
  private final Consumer<JsonNode> events;
  private volatile @Nullable String closed;
  private @Nullable WebSocket socket;

  private Peer(Consumer<JsonNode> events) {
    this.events = events;
  }

  /**
   * Connects and waits for {@code hello}.
   *
   * @param events told of every event, on a thread of the client
   */
  static Peer connect(
      HttpClient client, Address address, Account account, Consumer<JsonNode> events)
      throws IOException, InterruptedException {
    Peer peer = new Peer(events);
    URI uri = URI.create(address.api("/ws").toString().replaceFirst("http", "ws"));
    try {
      peer.socket =
          client
              .newWebSocketBuilder()
              .header("Authorization", "Bearer " + account.token())
              .subprotocols("i9chat.v1")
              .buildAsync(uri, peer)
              .get(CONNECTED_WITHIN.toSeconds(), TimeUnit.SECONDS);
      peer.greeted.get(CONNECTED_WITHIN.toSeconds(), TimeUnit.SECONDS);
      return peer;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(account + " could not connect: " + e, e);
    }
  }

  /** Arguments of a call, to be filled. */
  ObjectNode arguments() {
    return json.createObjectNode();
  }

  /**
   * Calls and waits for the answer.
   *
   * @return the frame, with {@code result} or {@code error}
   * @throws IOException if the connection ends or a minute passes
   */
  JsonNode call(String operation, ObjectNode arguments) throws IOException, InterruptedException {
    String id = Long.toString(ids.incrementAndGet());
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    calls.put(id, answer);
    ObjectNode frame = json.createObjectNode();
    frame.put("id", id).put("op", operation).set("args", arguments);
    try {
      WebSocket open = socket;
      if (open == null || closed != null) {
        throw new IOException("closed: " + closed);
      }
      synchronized (this) {
        open.sendText(json.writeValueAsString(frame), true).get(60, TimeUnit.SECONDS);
      }
      return answer.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(operation + ": " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IOException(operation + " had no answer for a minute", e);
    } finally {
      calls.remove(id);
    }
  }

  /** Why the connection ended, null while it is open. */
  @Nullable String closed() {
    return closed;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      JsonNode frame = json.readTree(text.toString());
      text.setLength(0);
      if (text.capacity() > KEPT_BUFFER) {
        text = new StringBuilder();
      }
      take(frame);
    }
    from.request(1);
    return null;
  }

  private void take(JsonNode frame) {
    CompletableFuture<JsonNode> call =
        frame.has("re") ? calls.get(frame.path("re").asString()) : null;
    if (call != null) {
      call.complete(frame);
    } else if (frame.path("event").asString("").equals("hello")) {
      greeted.complete(null);
    } else {
      events.accept(frame);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end(code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    end(error.toString());
  }

  private void end(String why) {
    closed = why;
    IOException failure = new IOException("closed: " + why);
    greeted.completeExceptionally(failure);
    calls.values().forEach(call -> call.completeExceptionally(failure));
  }

  @Override
  public void close() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }
}
