package io.i9chat.server.boot.process;

import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process that ends in the way it is told to, for tests to start. */
final class Ending {
  private Ending() {}

  public static void main(String[] how) throws InterruptedException {
    ProcessEnd.onErrors();
    switch (how[0]) {
      case "main" -> {
        // Another thread would keep the process.
        Thread.ofPlatform().name("other").start(Ending::stay);
        throw new OutOfMemoryError("unable to create native thread\nas the test wants it");
      }
      case "virtual" ->
          Housekeeping.start(
              List.of(
                  new Housekeeping.Chore(
                      "failed",
                      () -> {
                        throw new StackOverflowError();
                      })));
      case "exception" -> {
        Thread thread =
            Thread.ofPlatform()
                .name("other")
                .start(() -> {
                  throw new IllegalStateException("as the test wants it");
                });
        thread.join();
        System.out.println("goes on");
        return;
      }
      case "stuck" -> stoppedBy(Ending::stay);
      case "failing" ->
          stoppedBy(() -> {
            throw new PortFailure("cannot close");
          });
      default -> stoppedBy(() -> {});
    }
    stay();
  }

  private static void stoppedBy(Runnable closing) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> ProcessEnd.stop(closing, Duration.ofMillis(300), System.out)));
    System.out.println("ready");
  }

  private static void stay() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
