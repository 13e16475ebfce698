package io.i9chat.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessUsageTest {
  private static final String STATUS = "Name:\tjava\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\n";

  @Test
  void readsTheFieldsThatTheManualNames() throws IOException {
    String stat = "42 (a (b) c) S 1 42 42 0 -1 4194560 900 0 3 0 1234 56 7 8 20 0 30 0 100 1 2";

    ProcessUsage.Sample sample = ProcessUsage.parse(stat, STATUS);

    assertThat(sample.user()).isEqualTo(Duration.ofMillis(12_340));
    assertThat(sample.system()).isEqualTo(Duration.ofMillis(560));
    assertThat(sample.cpu()).isEqualTo(Duration.ofMillis(12_900));
    assertThat(sample.residentKib()).isEqualTo(102_400);
    assertThat(sample.peakResidentKib()).isEqualTo(204_800);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> ProcessUsage.parse("42 (java) S 1", STATUS))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () -> ProcessUsage.parse("42 (j) S 1 4 4 0 -1 4 9 0 3 0 12 5 7 8 2", "Name:\tjava\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("VmRSS");
  }

  @Test
  void theMachineIsBusyWithEverythingButIdlingAndWaiting() throws IOException {
    String stat = "cpu  100 20 30 4000 500 6 7 8 99 98\ncpu0 1 1 1 1 1 1 1 1 1 1\n";

    assertThat(ProcessUsage.parseMachine(stat)).isEqualTo(Duration.ofMillis(1_710));
    assertThat(ProcessUsage.machineBusy()).isPositive();
  }

  @Test
  void agreesWithTheJvmOnWhatThisProcessCost() throws IOException {
    Duration before = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    ProcessUsage.Sample sample = ProcessUsage.self().sample();
    Duration after = ProcessHandle.current().info().totalCpuDuration().orElseThrow();

    assertThat(ProcessUsage.self().isReadable()).isTrue();
    assertThat(sample.cpu()).isBetween(before.minusMillis(20), after.plusMillis(20));
    assertThat(sample.residentKib()).isBetween(1_024L, sample.peakResidentKib());
  }
}
