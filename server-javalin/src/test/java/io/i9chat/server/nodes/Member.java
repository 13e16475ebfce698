package io.i9chat.server.nodes;

import io.i9chat.server.ws.SocketClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A person with a client as the protocol wants it: it connects to any node, again whenever it is
 * cut off, syncs when it has connected and when it is told to, and sends again under the same
 * {@code clientId} what has no result. It does not sort what comes.
 */
final class Member implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final String username;
  private final String token;
  private final Supplier<URI> nodes;

  /** What is known of each chat: up to which seq without a hole, and the client ids. */
  private final Map<String, Long> upTo = new ConcurrentHashMap<>();

  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> heard = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Sending> unsent = new ConcurrentLinkedQueue<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final List<String> offline = new CopyOnWriteArrayList<>();
  private final AtomicBoolean syncing = new AtomicBoolean();
  private volatile List<String> watched = List.of();
  private volatile @Nullable SocketClient client;
  private volatile boolean closed;

  /** A message on its way. */
  private record Sending(String chat, String clientId, CompletableFuture<Long> seq) {}

  Member(String username, String token, Supplier<URI> nodes) {
    this.username = username;
    this.token = token;
    this.nodes = nodes;
  }

  String username() {
    return username;
  }

  /** Connects to any node, and stays connected. */
  void start() {
    Thread.ofVirtual().name("member-" + username).start(this::connect);
  }

  private void connect() {
    while (!closed) {
      try {
        // Live entries of one connection, by chat: what comes is in order without any sorting.
        Map<String, Long> last = new ConcurrentHashMap<>();
        SocketClient next = SocketClient.forgetful(nodes.get(), token, event -> on(event, last));
        client = next;
        CompletableFuture<Void> over = new CompletableFuture<>();
        next.whenClosed(() -> over.complete(null));
        watch(next);
        sync();
        unsent.forEach(this::trySend);
        over.join();
      } catch (RuntimeException | AssertionError unreachable) {
        pause();
      }
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
      for (JsonNode presence : answer.get("presence")) {
        note(presence);
      }
    }
  }

  private void note(JsonNode presence) {
    if (!presence.get("online").asBoolean()) {
      offline.add(presence.get("username").asString());
    }
  }

  private void on(JsonNode event, Map<String, Long> last) {
    JsonNode data = event.get("data");
    switch (event.get("event").asString()) {
      case "entry" -> entry(data, last);
      case "presence" -> note(data);
      case "resync" -> {
        last.clear();
        Thread.startVirtualThread(this::sync);
      }
      default -> {}
    }
  }

  private void entry(JsonNode entry, Map<String, Long> last) {
    String chat = entry.get("chat").asString();
    long seq = entry.get("seq").asLong();
    Long before = last.put(chat, seq);
    if (before != null && seq < before) {
      faults.add(username + " heard " + seq + " of " + chat + " after " + before);
    }
    if (entry.has("clientId")) {
      of(heard, chat).add(entry.get("clientId").asString());
    }
    take(chat, entry);
  }

  private void take(String chat, JsonNode entry) {
    long seq = entry.get("seq").asLong();
    if (entry.has("clientId")) {
      of(known, chat).add(entry.get("clientId").asString());
    }
    upTo.merge(chat, seq, (old, next) -> next == old + 1 ? next : old);
  }

  private static Set<String> of(Map<String, Set<String>> all, String chat) {
    return all.computeIfAbsent(chat, first -> ConcurrentHashMap.newKeySet());
  }

  /** Gets what is missing; one at a time, and once more if it is to begin again meanwhile. */
  private void sync() {
    SocketClient on = client;
    if (on == null || !syncing.compareAndSet(false, true)) {
      return;
    }
    try {
      boolean more = true;
      while (more) {
        JsonNode answer = on.call("chats.sync", Map.of("known", new HashMap<>(upTo)));
        more = answer.get("hasMore").asBoolean();
        for (JsonNode chat : answer.get("chats")) {
          String id = chat.get("chat").get("id").asString();
          for (JsonNode entry : chat.get("entries")) {
            of(known, id)
                .add(entry.has("clientId") ? entry.get("clientId").asString() : "activity");
            upTo.merge(id, entry.get("seq").asLong(), Math::max);
          }
          more |= chat.get("more").asBoolean();
        }
      }
    } catch (RuntimeException | AssertionError cutOff) {
      // The next connection syncs again.
    } finally {
      syncing.set(false);
    }
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
              .thenAcceptAsync(frame -> {
                if (frame.has("result")) {
                  unsent.remove(sending);
                  sending.seq().complete(frame.get("result").get("seq").asLong());
                } else {
                  refused(sending, frame.get("error").get("code").asString());
                }
              });
    } catch (RuntimeException cutOff) {
      // The next connection sends it again.
    }
  }

  private void refused(Sending sending, String code) {
    if (code.equals("unavailable")) {
      pause();
      trySend(sending);
    } else {
      unsent.remove(sending);
      sending.seq().completeExceptionally(new AssertionError("refused as " + code));
    }
  }

  /** Makes a group of all these people, again and again while it is told to try later. */
  String group(String name, List<String> usernames) {
    Map<String, ?> group = Map.of("clientId", name, "name", name, "members", usernames);
    for (int tries = 0; tries < 300; tries++) {
      SocketClient on = client;
      JsonNode frame = on == null ? null : SocketClient.await(on.start("groups.create", group));
      if (frame != null && frame.has("result")) {
        return frame.get("result").get("id").asString();
      }
      pause();
    }
    throw new AssertionError("no group can be made");
  }

  boolean isConnected() {
    SocketClient on = client;
    return on != null && on.isOpen();
  }

  /** The messages of a chat that it knows of, live or by a sync. */
  Set<String> known(String chat) {
    return Set.copyOf(of(known, chat));
  }

  /** Whether it heard a message live. */
  boolean heard(String chat, String clientId) {
    return of(heard, chat).contains(clientId);
  }

  /** What came out of order. */
  List<String> faults() {
    return new ArrayList<>(faults);
  }

  /** Who was shown offline, since the last time that this was asked. */
  List<String> shownOffline() {
    List<String> shown = List.copyOf(offline);
    offline.clear();
    return shown;
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
