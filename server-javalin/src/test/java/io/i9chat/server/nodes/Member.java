package io.i9chat.server.nodes;

import io.i9chat.server.ws.SocketClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A person with a client as the protocol wants it: it connects to a node, again whenever it is cut
 * off, syncs when it has connected, when it is told to and when the seq of an event jumps, and
 * calls again what has no result. It does not sort what comes.
 */
final class Member implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final String username;
  private final String token;
  private final Supplier<URI> nodes;
  private final Memory memory;
  private final ConcurrentLinkedQueue<Sending> unsent = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final AtomicInteger syncs = new AtomicInteger();
  private volatile List<String> watched = List.of();
  private volatile @Nullable URI node;
  private volatile @Nullable SocketClient client;
  private volatile boolean greeted;
  private volatile long goneAt;
  private volatile Duration longestAway = Duration.ZERO;
  private volatile boolean closed;

  /** A message on its way. */
  private record Sending(String chat, String clientId, CompletableFuture<Long> seq) {}

  /**
   * A client that does not connect yet.
   *
   * @param nodes asked each time where to connect to
   */
  Member(String username, String token, Supplier<URI> nodes) {
    this.username = username;
    this.token = token;
    this.nodes = nodes;
    memory = new Memory(username);
  }

  String username() {
    return username;
  }

  static List<String> usernames(List<Member> members) {
    return members.stream().map(Member::username).toList();
  }

  Memory memory() {
    return memory;
  }

  /** Connects, and stays connected. */
  void start() {
    goneAt = System.nanoTime();
    Thread.ofVirtual().name("member-" + username).start(this::connect);
  }

  private void connect() {
    while (!closed) {
      SocketClient next = null;
      try {
        // Live entries of one connection, by chat: what comes is in order without any sorting.
        Map<String, Long> last = new ConcurrentHashMap<>();
        node = nodes.get();
        next = SocketClient.forgetful(node, token, event -> on(event, last));
        client = next;
        CompletableFuture<Void> over = new CompletableFuture<>();
        next.whenClosed(() -> over.complete(null));
        watch(next);
        sync();
        unsent.forEach(this::trySend);
        over.join();
      } catch (RuntimeException | AssertionError unreachable) {
        pause();
      } finally {
        part(next);
      }
    }
  }

  private void part(@Nullable SocketClient from) {
    if (greeted) {
      greeted = false;
      goneAt = System.nanoTime();
    }
    if (from != null) {
      from.close();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  /** Watches the presence of these people on every connection. */
  void watches(List<String> usernames) {
    watched = List.copyOf(usernames);
  }

  private void watch(SocketClient on) {
    if (!watched.isEmpty()) {
      JsonNode answer = on.call("presence.watch", Map.of("usernames", watched));
      answer.get("presence").forEach(presence -> memory.show(presence, true));
    }
  }

  private void on(JsonNode event, Map<String, Long> last) {
    JsonNode data = event.get("data");
    switch (event.get("event").asString()) {
      case "hello" -> greeted();
      case "presence" -> memory.show(data, false);
      case "typing" -> memory.type(data);
      case "resync" -> {
        last.clear();
        Thread.startVirtualThread(this::sync);
      }
      case "entry" -> {
        if (memory.hear(data, last)) {
          Thread.startVirtualThread(this::sync);
        }
      }
      default -> {}
    }
  }

  private void greeted() {
    Duration away = Duration.ofNanos(System.nanoTime() - goneAt);
    longestAway = away.compareTo(longestAway) > 0 ? away : longestAway;
    greeted = true;
  }

  /** Gets what is missing; one at a time, and once more if it is to begin again meanwhile. */
  private void sync() {
    if (syncs.getAndIncrement() == 0) {
      int done = 0;
      do {
        done = syncs.get();
        syncOnce();
      } while (syncs.addAndGet(-done) > 0);
    }
  }

  private void syncOnce() {
    boolean more = true;
    while (more) {
      SocketClient on = client;
      if (on == null || !on.isOpen()) {
        return; // The next connection syncs again.
      }
      JsonNode answer = ask(on, "chats.sync", Map.of("known", memory.upTo()));
      if (answer == null) {
        pause();
      } else {
        more = answer.get("hasMore").asBoolean();
        for (JsonNode chat : answer.get("chats")) {
          more |= memory.sync(chat);
        }
      }
    }
  }

  /** The result of a call; nothing if it was refused, or there was no answer. */
  private @Nullable JsonNode ask(SocketClient on, String op, Map<String, ?> args) {
    try {
      JsonNode frame = SocketClient.await(on.start(op, args));
      if (frame.has("result")) {
        return frame.get("result");
      }
      refusedForNow(op, frame.get("error"));
    } catch (RuntimeException | AssertionError cutOff) {
      // As if it had been refused for now.
    }
    return null;
  }

  /** Counts a refusal; whether the same call may succeed later. */
  private boolean refusedForNow(String op, JsonNode error) {
    String code = error.get("code").asString();
    refusals.merge(code, 1, Integer::sum);
    boolean retryable = error.get("retryable").asBoolean();
    if (!retryable) {
      memory.fault("was refused as " + code + ": " + op);
    }
    return retryable;
  }

  /** Sends a message, again and again until there is a result, which is its seq. */
  CompletableFuture<Long> send(String chat, String clientId) {
    Sending sending = new Sending(chat, clientId, new CompletableFuture<>());
    unsent.add(sending);
    trySend(sending);
    return sending.seq().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void trySend(Sending sending) {
    SocketClient on = client;
    if (on == null || !on.isOpen()) {
      return;
    }
    Map<String, ?> message =
        Map.of(
            "chatId", sending.chat(),
            "clientId", sending.clientId(),
            "content", Map.of("type", "text", "text", "text of " + sending.clientId()));
    try {
      var unused =
          on.start("messages.send", message)
              .thenAcceptAsync(frame -> answered(sending, frame), Thread::startVirtualThread);
    } catch (RuntimeException | AssertionError cutOff) {
      // The next connection sends it again.
    }
  }

  private void answered(Sending sending, JsonNode frame) {
    if (frame.has("result")) {
      unsent.remove(sending);
      sending.seq().complete(frame.get("result").get("seq").asLong());
    } else if (refusedForNow("messages.send", frame.get("error"))) {
      pause();
      trySend(sending);
    } else {
      unsent.remove(sending);
      sending.seq().completeExceptionally(new AssertionError("was refused"));
    }
  }

  /** Makes a group of all these people; its id. */
  String group(String name, List<String> usernames) {
    Map<String, ?> group = Map.of("clientId", name, "name", name, "members", usernames);
    return until("groups.create", group).get("id").asString();
  }

  /** Adds a person to a group. */
  void add(String chat, String newcomer) {
    var unused = until("groups.addMembers", Map.of("chatId", chat, "usernames", List.of(newcomer)));
  }

  /** Says that this member types, once: it is now or never. */
  void type(String chat) {
    SocketClient on = client;
    if (on != null) {
      ask(on, "typing.signal", Map.of("chatId", chat));
    }
  }

  /** Calls, again and again while there is no result. */
  private JsonNode until(String op, Map<String, ?> args) {
    for (int tries = 0; tries < 300; tries++) {
      SocketClient on = client;
      JsonNode result = on == null ? null : ask(on, op, args);
      if (result != null) {
        return result;
      }
      pause();
    }
    throw new AssertionError(username + " gets no result of " + op);
  }

  /** Whether it was greeted by the node that it is connected to. */
  boolean isConnected() {
    SocketClient on = client;
    return on != null && on.isOpen() && greeted;
  }

  /** Whether it is connected to this node, or was last. */
  boolean isAt(URI place) {
    return place.equals(node);
  }

  /** How often calls were refused, by code. */
  Map<String, Integer> refusals() {
    return new TreeMap<>(refusals);
  }

  /** The longest time without a connection that ended since this was asked last. */
  Duration longestAway() {
    Duration longest = longestAway;
    longestAway = Duration.ZERO;
    return longest;
  }

  @Override
  public void close() {
    closed = true;
    SocketClient on = client;
    if (on != null) {
      on.close();
    }
  }
}
