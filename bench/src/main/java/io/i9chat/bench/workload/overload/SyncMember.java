package io.i9chat.bench.workload.overload;

import io.i9chat.bench.server.Api;
import io.i9chat.bench.workload.Faults;
import java.io.IOException;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A member who knows nothing of a group and asks until there is all of it, as clients should. */
final class SyncMember {
  private final String chat;
  private final TreeSet<Long> held = new TreeSet<>();
  private long refusals;

  SyncMember(String chat) {
    this.chat = chat;
  }

  /** How often a call was answered with "later". */
  long refusals() {
    return refusals;
  }

  /** True if no entry is missing between the first that came and this one. */
  boolean hasAllUpTo(long head) {
    return !held.isEmpty()
        && held.last() == head
        && held.last() - held.first() + 1 == held.size()
        && held.first() <= 2;
  }

  /** How many entries came. */
  int size() {
    return held.size();
  }

  /** Syncs, then reads on while there is more. */
  void run(Peer peer, Faults faults) throws IOException, InterruptedException {
    ObjectNode none = peer.arguments();
    none.putObject("known");
    JsonNode synced = insist(peer, "chats.sync", none);
    long head = 0;
    for (JsonNode one : synced.path("chats")) {
      if (one.path("chat").path("id").asString("").equals(chat)) {
        head = Api.number(one.path("chat"), "head");
        take(one.path("entries"));
      }
    }
    while (held.isEmpty() || held.last() < head) {
      ObjectNode page = peer.arguments();
      page.put("chatId", chat).put("after", held.isEmpty() ? 0 : held.last()).put("limit", 200);
      JsonNode answer = insist(peer, "chats.log", page);
      int before = held.size();
      take(answer.path("entries"));
      head = Api.number(answer, "head");
      if (held.size() == before) {
        faults.add("a page of the log above " + before + " entries was empty; the head is " + head);
        return;
      }
    }
  }

  private void take(JsonNode entries) throws IOException {
    for (JsonNode entry : entries) {
      held.add(Api.number(entry, "seq"));
    }
  }

  private JsonNode insist(Peer peer, String operation, ObjectNode arguments)
      throws IOException, InterruptedException {
    while (true) {
      JsonNode answer = peer.call(operation, arguments);
      if (answer.has("result")) {
        return answer.path("result");
      }
      String code = answer.path("error").path("code").asString("");
      if (!code.equals("unavailable") && !code.equals("rate_limited")) {
        throw new IOException(operation + " answered " + answer);
      }
      refusals++;
      long wait = answer.path("error").path("retryAfterMs").asLong(1_000);
      Thread.sleep(wait + ThreadLocalRandom.current().nextLong(1 + wait));
    }
  }
}
