package io.i9chat.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SeldomLogTest {
  private final AtomicLong now = new AtomicLong(-5);
  private final List<String> lines = new ArrayList<>();
  private final SeldomLog log = new SeldomLog(lines::add, now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void aKindIsWrittenOnceAMinuteWithACountOfTheOthers() {
    log.write("login", "r1: full");
    log.write("login", "r2: full");
    pass(Duration.ofSeconds(59));
    log.write("login", "r3: full");
    assertThat(lines).containsExactly("r1: full");

    pass(Duration.ofSeconds(1));
    log.write("login", "r4: full");
    pass(Duration.ofMinutes(1));
    log.write("login", "r5: full");

    assertThat(lines)
        .containsExactly("r1: full", "r4: full (and 2 times since the last line)", "r5: full");
  }

  @Test
  void aKindDoesNotHideAnother() {
    log.write("login", "r1: full");
    log.write("send", "r2: the disk is full");

    assertThat(lines).containsExactly("r1: full", "r2: the disk is full");
  }
}
