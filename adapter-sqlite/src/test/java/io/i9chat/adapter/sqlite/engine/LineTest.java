package io.i9chat.adapter.sqlite.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.PersonId;
import io.i9chat.tck.Fresh;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which order calls are served that wait for a thread. */
@Timeout(60)
final class LineTest {
  @Test
  void thirtyTwoCallsOfOnePersonDoNotStandBeforeThoseOfOthers() {
    Line<String> line = new Line<>();
    for (int i = 1; i <= 32; i++) {
      line.add("ada", "ada " + i);
    }
    line.add("bob", "bob 1");
    line.add("cem", "cem 1");
    line.add("bob", "bob 2");
    List<String> served = new ArrayList<>();
    while (!line.isEmpty()) {
      served.add(line.remove());
    }
    assertThat(served)
        .hasSize(35)
        .startsWith("ada 1", "bob 1", "cem 1", "ada 2", "bob 2", "ada 3", "ada 4")
        .endsWith("ada 32");
  }

  @Test
  void callsOfNobodyInParticularKeepTheirOrder() {
    Line<Integer> line = new Line<>();
    for (int i = 0; i < 5; i++) {
      line.add(i, i);
    }
    assertThat(line.size()).isEqualTo(5);
    for (int i = 0; i < 5; i++) {
      assertThat(line.remove()).isEqualTo(i);
    }
  }

  @Test
  void onePersonCannotFillTheQueue() throws Exception {
    CallQueue<String> queue = new CallQueue<>("a reader", 32);
    PersonId ada = Fresh.person();
    PersonId bob = Fresh.person();
    List<Thread> waiting = new ArrayList<>();
    for (PersonId person : List.of(ada, ada, bob)) {
      Thread caller = Thread.startVirtualThread(() -> queue.ask(person, context -> true));
      waiting.add(caller);
      while (caller.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    assertThatThrownBy(() -> queue.ask(ada, context -> true))
        .isInstanceOf(PortFailure.class)
        .hasMessageContaining("one person");
    List<QueuedCall<String, ?>> taken = new ArrayList<>();
    queue.take(taken, 32);
    for (QueuedCall<String, ?> call : taken) {
      call.run("");
      call.finish();
    }
    for (Thread each : waiting) {
      each.join();
    }
    assertThat(taken).hasSize(3);
  }
}
