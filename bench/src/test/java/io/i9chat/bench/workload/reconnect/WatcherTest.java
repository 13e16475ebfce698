package io.i9chat.bench.workload.reconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Address;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Person;
import io.i9chat.bench.workload.crowd.Crowd;
import io.i9chat.bench.workload.crowd.CrowdGroup;
import io.i9chat.bench.workload.crowd.CrowdMember;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What may be told of people who go and come back. */
class WatcherTest {
  private final Faults faults = new Faults();

  @Test
  void watchersMayBeToldOfAbsencesThatLastedOnly() throws IOException {
    Account writer = new Account("writer", "t");
    TargetServer target =
        new TargetServer(List.of(Address.local(1)), List.of(writer), null, null, null);
    try (Wire wire = Wire.open()) {
      Crowd crowd = new Crowd(wire, target, faults);
      CrowdMember member = crowd.join(new Account("ada", "t"), new CrowdGroup("a chat", 2));
      Watcher watcher =
          new Watcher(new Account("eve", "t"), List.of(member), crowd.frame(), faults);
      comesBack(member, 0);
      assertThat(ReconnectWorkload.check(List.of(watcher), faults)).isZero();
      assertThat(faults.first()).isEmpty();

      tell(watcher);
      assertThat(ReconnectWorkload.check(List.of(watcher), faults)).isZero();
      assertThat(faults.first()).singleElement().asString().contains("was told 1 changes of ada");

      comesBack(member, 11);
      tell(watcher);
      assertThat(ReconnectWorkload.check(List.of(watcher), faults)).isEqualTo(1);
      assertThat(faults.count()).isEqualTo(1);

      tell(watcher);
      ReconnectWorkload.check(List.of(watcher), faults);
      assertThat(faults.count()).isEqualTo(2);
    }
  }

  private static void comesBack(CrowdMember member, int afterSeconds) {
    long now = System.nanoTime();
    member.dropped(now - TimeUnit.SECONDS.toNanos(afterSeconds));
    member.dialled(now);
    receive(member, "{\"event\":\"hello\",\"data\":{}}");
  }

  private static void tell(Watcher watcher) {
    receive(watcher, "{\"event\":\"presence\",\"data\":{\"username\":\"ada\",\"online\":false}}");
  }

  private static void receive(Person person, String frame) {
    byte[] bytes = frame.getBytes(UTF_8);
    person.onText(bytes, 0, bytes.length, System.nanoTime());
  }
}
