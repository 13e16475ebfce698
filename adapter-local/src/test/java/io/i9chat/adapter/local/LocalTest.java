package io.i9chat.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.i9chat.ports.model.ops.Bucket;
import io.i9chat.tck.Rule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTest {
  private static final Bucket ONE = Bucket.ofNode("one", 1, 1, Duration.ofDays(1));

  @TempDir Path folder;

  @Test
  void openingAndUsingItStartsNoThread() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (Local local = Local.open(LocalConfig.in(folder))) {
      local.limiter().take(ONE, "ada", 1);
      local.ids().next();
      assertThat(Thread.getAllStackTraces().keySet()).isSubsetOf(before);
    }
  }

  @Test
  void limitsHoldUnlessTheyAreTurnedOff() {
    LocalConfig config = LocalConfig.in(folder);
    try (Local limited = Local.open(config);
        Local unlimited = Local.open(config.unlimited())) {
      assertThat(limited.limiter().take(ONE, "ada", 1)).isZero();
      assertThat(limited.limiter().take(ONE, "ada", 1)).isPositive();
      assertThat(unlimited.limiter().take(ONE, "ada", 1)).isZero();
      assertThat(unlimited.limiter().take(ONE, "ada", 1)).isZero();
    }
  }

  @Test
  @Rule("MEDIA-E")
  void uploadsLeaveATenthOfTheDiskAndTwoGibibytesFree() {
    assertThat(LocalConfig.in(folder).freePercent()).isEqualTo(10);
    assertThat(LocalConfig.in(folder).freeBytes()).isEqualTo(2_147_483_648L);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> config(0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> config(-1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> config(101, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> config(0, -1, 1));
    config(100, 0, 1);
  }

  private LocalConfig config(int freePercent, long freeBytes, int limiterKeys) {
    return new LocalConfig(
        folder, List.of(), freePercent, freeBytes, InstantSource.system(), true, limiterKeys);
  }
}
