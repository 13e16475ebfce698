package io.i9chat.bench.workload.mixed;

import io.i9chat.bench.protocol.Page;
import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.RunName;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What all people in a run of the workload "mixed" share, on the thread that polls. */
final class MixedScene {
  final ServerFrame frame = new ServerFrame();
  final Page page = new Page();
  final Faults faults;
  private final String clientIdPrefix = RunName.fresh() + "-";
  private long[] sentAt = new long[4096];
  private int messages;
  private Map<MixedAction, Meter> meters = fresh();
  private Meter all = new Meter();

  MixedScene(Faults faults) {
    this.faults = faults;
  }

  private static Map<MixedAction, Meter> fresh() {
    Map<MixedAction, Meter> meters = new EnumMap<>(MixedAction.class);
    for (MixedAction action : MixedAction.values()) {
      meters.put(action, new Meter());
    }
    return meters;
  }

  /** New meters, not yet on. */
  void begin() {
    meters = fresh();
    all = new Meter();
  }

  void start(long now) {
    meters.values().forEach(meter -> meter.start(now));
    all.start(now);
  }

  void stop(long now) {
    meters.values().forEach(meter -> meter.stop(now));
    all.stop(now);
  }

  /** The meters since {@link #begin}. */
  Map<MixedAction, Meter> meters() {
    return meters;
  }

  /** Of all actions together, and of all deliveries. */
  Meter all() {
    return all;
  }

  /** A client id that was not used before, for a message that was meant to leave then. */
  String clientId(long dueAt) {
    if (messages == sentAt.length) {
      sentAt = Arrays.copyOf(sentAt, 2 * messages);
    }
    sentAt[messages] = dueAt;
    return clientIdPrefix + messages++;
  }

  /** A call was answered. */
  void answered(MixedAction action, long dueAt, long readAt) {
    all.result(dueAt, readAt);
    meters.getOrDefault(action, all).result(dueAt, readAt);
  }

  /** A message reached one of the others. */
  void delivered(String clientId, long readAt) {
    if (clientId.startsWith(clientIdPrefix)) {
      int number = Integer.parseInt(clientId.substring(clientIdPrefix.length()));
      all.delivery(sentAt[number], readAt);
    }
  }
}
