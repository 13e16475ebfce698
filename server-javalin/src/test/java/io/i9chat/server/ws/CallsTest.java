package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.Nothing;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When the calls of a connection count as answered. */
class CallsTest {
  private final BlockingQueue<Calls.Run<?>> runs = new LinkedBlockingQueue<>();
  private final Calls calls = new Calls(runs::add);
  private final Operation<Nothing, Nothing> operation =
      Operation.named("test.it", "Is for tests.", Nothing.class, Nothing.class)
          .handledBy(Limits.DEFAULT, (call, input) -> Reply.done(input));

  private Calls.Admission start(String id) {
    return calls.start(new Inbound.Invocation<>(id, operation, Nothing.NOTHING, 1, 0));
  }

  private List<String> run() throws InterruptedException {
    Calls.Run<?> run = runs.poll(10, TimeUnit.SECONDS);
    assertThat(run).isNotNull();
    return run.ids();
  }

  @Test
  void anIdIsFreeBeforeItsAnswerLeavesAndNoEndingGoesBetweenTheTwo() throws Exception {
    assertThat(start("1")).isEqualTo(Calls.Admission.ADMITTED);
    assertThat(start("1")).isEqualTo(Calls.Admission.ID_IN_USE);
    List<String> ids = run();

    calls.answering(ids);

    assertThat(entry(calls.uses("1"), calls.isIdle())).isEqualTo(entry(false, false));
    calls.answered();
    assertThat(calls.isIdle()).isTrue();
  }

  @Test
  void isIdleWhenTheLastOfSeveralIsAnswered() throws Exception {
    start("1");
    start("2");
    List<String> first = run();
    List<String> second = run();
    calls.answering(first);
    calls.answering(second);
    calls.answered();

    assertThat(calls.isIdle()).isFalse();
    calls.answered();
    assertThat(calls.isIdle()).isTrue();
  }
}
