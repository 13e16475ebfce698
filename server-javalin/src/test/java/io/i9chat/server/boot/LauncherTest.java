package io.i9chat.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LauncherTest {
  /** The version of class files of Java 11. */
  private static final int JAVA_11 = 55;

  @Test
  void runsOnAJavaThatIsTooOldForTheServer() throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            Objects.requireNonNull(Launcher.class.getResourceAsStream("Launcher.class")))) {
      assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
      assertThat(in.readUnsignedShort()).as("minor version").isZero();
      assertThat(in.readUnsignedShort()).as("major version").isEqualTo(JAVA_11);
    }
  }

  @Test
  void saysWhichJavaItNeedsAndWhichItFound() {
    assertThat(Launcher.tooOld(17, "/usr/lib/jvm/java-17"))
        .isEqualTo("i9chat needs Java 21 or newer; this is Java 17, /usr/lib/jvm/java-17.");
  }
}
