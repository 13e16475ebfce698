package io.i9chat.bench.workload.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.bench.protocol.CallFrames;
import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Person;
import io.i9chat.bench.workload.RunName;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/** Who writes to the groups of the crowd, and is a member of all of them. */
final class CrowdWriter extends Person {
  static final String TEXT = "The doors open at seven, and there is coffee.";

  private static final byte[] MESSAGE = "message".getBytes(UTF_8);
  private static final byte[] NO_PREFIX = new byte[0];
  private static final int IN_FLIGHT = 16;

  private final String run = RunName.fresh();
  private final Queue<CrowdGroup> waiting = new ArrayDeque<>();
  private final Map<Integer, CrowdGroup> underWay = new HashMap<>();
  private final Map<CrowdGroup, Long> writtenAt = new HashMap<>();
  private int next;

  CrowdWriter(Account account, ServerFrame frame, Faults faults) {
    super(account, frame, faults);
  }

  /** Writes one message to this group when its turn comes. */
  void write(CrowdGroup group) {
    waiting.add(group);
    if (underWay.size() < IN_FLIGHT) {
      sendNext();
    }
    flush();
  }

  private void sendNext() {
    CrowdGroup group = waiting.poll();
    if (group != null) {
      int number = next++;
      underWay.put(number, group);
      writtenAt.put(group, System.nanoTime());
      byte[] frame =
          CallFrames.frame(
              number, "messages.send", CallFrames.message(group.chat(), run + "-" + number, TEXT));
      send(frame, frame.length);
    }
  }

  /** True if every message has its result. */
  boolean isDone() {
    return underWay.isEmpty() && waiting.isEmpty();
  }

  /** When the last message to this group left. */
  long writtenAt(CrowdGroup group) {
    return writtenAt.getOrDefault(group, 0L);
  }

  @Override
  protected void result(ServerFrame answer, Received received) {
    CrowdGroup group = underWay.remove(answer.re().numberAfter(NO_PREFIX));
    if (group == null || !answer.entryKind().is(MESSAGE) || answer.seq() != group.head() + 1) {
      fault("the result of call " + answer.re() + " is not the entry sent, seq " + answer.seq());
    } else {
      group.written(answer.seq());
    }
    sendNext();
  }

  @Override
  protected void entry(ServerFrame event, Received received) {}
}
