package io.i9chat.bench.workload.overload;

import io.i9chat.bench.workload.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An honest client: sends to its chat four times a second, and looks at it now and then. */
final class Talker {
  private static final Duration EVERY = Duration.ofMillis(250);
  private static final int LOOKS_EVERY = 4;

  private final String name;
  private final String chat;
  private final Map<String, Long> sentAt;
  private final Latencies latencies;
  private final Faults faults;

  /**
   * A talker.
   *
   * @param sentAt when messages of all talkers were sent, by client id
   */
  Talker(String name, String chat, Map<String, Long> sentAt, Latencies latencies, Faults faults) {
    this.name = name;
    this.chat = chat;
    this.sentAt = sentAt;
    this.latencies = latencies;
    this.faults = faults;
  }

  /** Another's message came. */
  void heard(JsonNode frame) {
    JsonNode entry = frame.path("data");
    if (!entry.path("author").asString("").equals(name)) {
      Long sent = sentAt.remove(entry.path("clientId").asString(""));
      if (sent != null) {
        latencies.delivery(System.nanoTime() - sent);
      }
    }
  }

  /**
   * Talks until the end.
   *
   * @param prefix of client ids, unlike that of every other run
   */
  void talk(Peer peer, String prefix, long end) throws InterruptedException {
    int n = 0;
    try {
      while (System.nanoTime() - end < 0) {
        long due = System.nanoTime() + EVERY.toNanos();
        send(peer, prefix + "-" + name + "-" + n);
        if (n % LOOKS_EVERY == 0) {
          ObjectNode page = peer.arguments();
          page.put("chatId", chat).put("limit", 20);
          time(peer, "chats.history", page, Latencies.Work.READ);
        }
        n++;
        Thread.sleep(Duration.ofNanos(Math.max(1, due - System.nanoTime())));
      }
    } catch (IOException e) {
      faults.add(name + ": " + e.getMessage());
    }
  }

  private void send(Peer peer, String id) throws IOException, InterruptedException {
    ObjectNode message = peer.arguments();
    message.put("chatId", chat).put("clientId", id);
    message.putObject("content").put("type", "text").put("text", "How are you? " + id);
    sentAt.put(id, System.nanoTime());
    time(peer, "messages.send", message, Latencies.Work.SEND);
  }

  private void time(Peer peer, String operation, ObjectNode arguments, Latencies.Work work)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    JsonNode answer = peer.call(operation, arguments);
    latencies.done(work, System.nanoTime() - start, answer.has("result"));
  }
}
