package io.i9chat.bench.workload.reconnect;

import io.i9chat.bench.protocol.CallFrames;
import io.i9chat.bench.protocol.Malformed;
import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Person;
import io.i9chat.bench.workload.crowd.CrowdMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person who stays connected and watches whether others are online. */
final class Watcher extends Person {
  /** As many as one connection may watch. */
  static final int MOST = 500;

  private final JsonMapper json = new JsonMapper();
  private final List<CrowdMember> watched;
  private final Map<String, Integer> changes = new HashMap<>();
  private boolean asking;

  Watcher(Account account, List<CrowdMember> watched, ServerFrame frame, Faults faults) {
    super(account, frame, faults);
    this.watched = List.copyOf(watched);
  }

  /** Asks whether they are online, and to be told of changes; all must be online now. */
  void watch() {
    changes.clear();
    asking = true;
    List<String> names = watched.stream().map(member -> member.account().username()).toList();
    byte[] frame =
        CallFrames.frame(0, "presence.watch", "\"usernames\":" + CallFrames.names(names));
    send(frame, frame.length);
    flush();
  }

  /** True once the last {@link #watch} is answered. */
  boolean isAnswered() {
    return !asking;
  }

  List<CrowdMember> watched() {
    return watched;
  }

  /** Changes told since the last {@link #watch}. */
  int changes() {
    return changes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Changes told of this person since then. */
  int changesOf(CrowdMember member) {
    return changes.getOrDefault(member.account().username(), 0);
  }

  @Override
  protected void result(ServerFrame answer, Received received) {
    asking = false;
    JsonNode presence = read(received).path("result").path("presence");
    int online = 0;
    for (JsonNode each : presence) {
      online += each.path("online").booleanValue(false) ? 1 : 0;
    }
    if (online != watched.size() || presence.size() != watched.size()) {
      fault(
          "of %d watched, %d are told of and %d are online"
              .formatted(watched.size(), presence.size(), online));
    }
  }

  private JsonNode read(Received received) {
    try {
      return json.readTree(received.bytes(), received.from(), received.to() - received.from());
    } catch (JacksonException e) {
      throw new Malformed(String.valueOf(e.getMessage()));
    }
  }

  @Override
  protected void other(ServerFrame event, Received received) {
    if (event.event().toString().equals("presence")) {
      String name = read(received).path("data").path("username").stringValue("");
      changes.merge(name, 1, Integer::sum);
    }
  }

  @Override
  protected void entry(ServerFrame event, Received received) {
    fault("an entry, although in no chat");
  }
}
