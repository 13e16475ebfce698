package io.i9chat.server.ws;

import io.i9chat.server.documented.FrameCheck;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the WebSocket protocol, on the JDK's own implementation, which is not the server's.
 */
public final class SocketClient implements WebSocket.Listener, AutoCloseable {
  public static final JsonMapper JSON = JsonMapper.builder().build();
  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Map<String, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final List<JsonNode> frames = new ArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final FrameCheck check = new FrameCheck();
  private final StringBuilder text = new StringBuilder();
  private final boolean reading;
  private final @Nullable Consumer<JsonNode> sink;
  private @Nullable WebSocket socket;

  private SocketClient(boolean reading, @Nullable Consumer<JsonNode> sink) {
    this.reading = reading;
    this.sink = sink;
  }

  /** A connection with a bearer token; its first event is {@code hello}. */
  public static SocketClient connect(URI server, String token) {
    return connect(server, token, HTTP);
  }

  /** The same by way of this client of HTTP. */
  public static SocketClient connect(URI server, String token, HttpClient http) {
    return new SocketClient(true, null).open(server, bearer(token), http);
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  /** A connection that is not authenticated. */
  public static SocketClient anonymous(URI server) {
    return open(server, Map.of(), true);
  }

  /** A connection that keeps nothing of its events, but hands each to {@code sink}. */
  public static SocketClient forgetful(URI server, String token, Consumer<JsonNode> sink) {
    return forgetful(server, token, sink, HTTP);
  }

  /** The same by way of this client of HTTP. */
  public static SocketClient forgetful(
      URI server, String token, Consumer<JsonNode> sink, HttpClient http) {
    return new SocketClient(true, sink).open(server, bearer(token), http);
  }

  /** A connection that takes only as many messages as it asks for by {@link #take}. */
  static SocketClient idle(URI server, String token) {
    return idle(server, token, HTTP);
  }

  /** The same by way of this client of HTTP. */
  public static SocketClient idle(URI server, String token, HttpClient http) {
    return new SocketClient(false, null).open(server, bearer(token), http);
  }

  static SocketClient open(URI server, Map<String, String> headers, boolean reading) {
    return new SocketClient(reading, null).open(server, headers, HTTP);
  }

  private SocketClient open(URI server, Map<String, String> headers, HttpClient http) {
    WebSocket.Builder builder = http.newWebSocketBuilder().subprotocols("i9chat.v1");
    headers.forEach(builder::header);
    URI uri = URI.create(server.toString().replaceFirst("^http", "ws") + "/api/v1/ws");
    socket = builder.buildAsync(uri, this).join();
    return this;
  }

  /** The subprotocol that was agreed on. */
  String subprotocol() {
    return socket().getSubprotocol();
  }

  /** Calls, and answers the result. */
  public JsonNode call(String op, Map<String, ?> args) {
    JsonNode frame = await(start(op, args));
    if (!frame.has("result")) {
      throw new AssertionError(op + " was answered " + frame);
    }
    return frame.get("result");
  }

  /** Calls, and answers the error. */
  public JsonNode refused(String op, Map<String, ?> args) {
    JsonNode frame = await(start(op, args));
    if (!frame.has("error")) {
      throw new AssertionError(op + " was answered " + frame);
    }
    return frame.get("error");
  }

  /** Starts a call on a connection that the server may be closing meanwhile. */
  public CompletableFuture<JsonNode> begin(String op, Map<String, ?> args) {
    try {
      return start(op, args);
    } catch (CompletionException closing) {
      return CompletableFuture.failedFuture(new ClosedConnection(closeCode()));
    }
  }

  /** Starts a call, whose whole answering frame comes later. */
  public CompletableFuture<JsonNode> start(String op, Map<String, ?> args) {
    String id = Integer.toString(ids.incrementAndGet());
    return start(id, JSON.writeValueAsString(Map.of("id", id, "op", op, "args", args)));
  }

  /** Sends a frame of the test's own making, which is answered under {@code id}. */
  CompletableFuture<JsonNode> start(String id, String frame) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    calls.put(id, answer);
    send(frame);
    // The server may have closed before the call was there to be told of it.
    if (closed.isDone()) {
      answer.completeExceptionally(new ClosedConnection(closeCode()));
    }
    return answer;
  }

  /** Sends a text frame. */
  public void send(String frame) {
    check.sent(frame);
    synchronized (this) {
      socket().sendText(frame, true).join();
    }
  }

  /** Sends a text frame, and answers whether the connection still took it. */
  boolean offer(String frame) {
    try {
      send(frame);
      return true;
    } catch (CompletionException closed) {
      return false;
    }
  }

  void sendBinary(byte[] bytes) {
    socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** Lets so many more messages come; only for one that is {@link #idle}. */
  public void take(long messages) {
    socket().request(messages);
  }

  /** The next event of all. */
  public JsonNode event() {
    try {
      JsonNode event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (event == null) {
        throw new AssertionError("no event came");
      }
      return event;
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  /** The data of the next event of this name, skipping those of other names. */
  public JsonNode event(String name) {
    return event(name, data -> true);
  }

  /** The data of the next such event, skipping all others. */
  public JsonNode event(String name, Predicate<JsonNode> wanted) {
    while (true) {
      JsonNode event = event();
      if (event.get("event").asString().equals(name) && wanted.test(event.get("data"))) {
        return event.get("data");
      }
    }
  }

  /** The code the server closed with. */
  public int closeCode() {
    return closeCode(PATIENCE);
  }

  int closeCode(Duration patience) {
    try {
      return closed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException open) {
      throw new AssertionError("the server did not close the connection", open);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  /** Whether neither side has closed it, and nothing failed. */
  public boolean isOpen() {
    return !closed.isDone();
  }

  /** Runs {@code then} when it is closed, or has failed. */
  public void whenClosed(Runnable then) {
    var unused = closed.whenComplete((code, failure) -> then.run());
  }

  /** Every frame that came so far, in order. */
  public List<JsonNode> frames() {
    synchronized (frames) {
      return List.copyOf(frames);
    }
  }

  /**
   * The frame that answers a call.
   *
   * @throws ClosedConnection if the server closed the connection instead
   */
  public static JsonNode await(CompletableFuture<JsonNode> answer) {
    try {
      return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException never) {
      if (never.getCause() instanceof ClosedConnection closed) {
        throw closed;
      }
      throw new AssertionError("no answer came", never);
    }
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (reading) {
      opened.request(1);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      JsonNode frame = JSON.readTree(text.toString());
      text.setLength(0);
      received(frame);
    }
    if (reading || !last) {
      from.request(1);
    }
    return null;
  }

  private void received(JsonNode frame) {
    check.received(frame);
    if (sink == null) {
      synchronized (frames) {
        frames.add(frame);
      }
    }
    if (frame.has("event") && sink != null) {
      sink.accept(frame);
    } else if (frame.has("event")) {
      events.add(frame);
    } else {
      CompletableFuture<JsonNode> call = calls.remove(frame.get("re").asString());
      if (call != null) {
        call.complete(frame);
      }
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    check.closed(code, reason);
    closed.complete(code);
    calls.values().forEach(call -> call.completeExceptionally(new ClosedConnection(code)));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.completeExceptionally(failure);
    calls.values().forEach(call -> call.completeExceptionally(failure));
  }

  /** Closes the connection as a client does that has no more to say. */
  public void leave() {
    socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  @Override
  public void close() {
    socket().abort();
  }

  private WebSocket socket() {
    WebSocket opened = socket;
    if (opened == null) {
      throw new IllegalStateException("not connected");
    }
    return opened;
  }
}
