package io.i9chat.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveHeapTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path folder;

  @Test
  void readsTheTotalAndTheLargest() throws IOException {
    LiveHeap.Look look =
        LiveHeap.parse(
            """
            4711:
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:           500          80000  [B (java.base@25)
               2:           200           4800  java.lang.String (java.base@25)
            Total           700          84800
            """);

    assertThat(look.bytes()).isEqualTo(84_800);
    assertThat(look.objects()).isEqualTo(700);
    assertThat(look.largest()).hasSize(2).first().asString().contains("[B");
  }

  @Test
  void refusesWhatHasNoTotal() {
    assertThatThrownBy(() -> LiveHeap.parse("4711:\nCommand failed\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no total");
  }

  @Test
  void seesWhatAnotherProcessHolds() throws Exception {
    String classes = System.getProperty("java.class.path");
    Process holder =
        new ProcessBuilder(JAVA.toString(), "-cp", classes, Holder.class.getName()).start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("holding");

      LiveHeap.Look look = LiveHeap.of(JAVA, holder.pid()).look();

      assertThat(look.bytes()).isBetween((long) Holder.BYTES, Holder.BYTES + (10L << 20));
      assertThat(look.largest()).first().asString().contains("[B");
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  /** A program that holds some memory for as long as it is let. */
  static final class Holder {
    static final int BYTES = 20 << 20;

    public static void main(String[] arguments) throws Exception {
      byte[] held = new byte[BYTES];
      System.out.println("holding");
      int read = System.in.read();
      System.out.println(read + held.length);
    }
  }

  @Test
  void saysWhatIsMissingWithoutAJdk() {
    assertThatThrownBy(() -> LiveHeap.of(folder.resolve("java"), 1).look())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("jcmd");
  }
}
