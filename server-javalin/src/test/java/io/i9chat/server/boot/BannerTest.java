package io.i9chat.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BannerTest {
  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @Test
  void anIpv6AddressStandsInBracketsInTheUrl() {
    Settings settings = SettingsReader.read(Map.of("I9CHAT_HOST", "[::1]"), folder);

    assertThat(Banner.lines(settings, 8000, null)).contains("url       http://[::1]:8000");
  }
}
