package io.i9chat.server.jetty;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Runs a task again and again while a connector runs.
 *
 * @param pause how long after the end of one run the next begins
 */
record Ticks(Duration pause, Runnable task) implements LifeCycle.Listener {
  @Override
  public void lifeCycleStarted(LifeCycle started) {
    if (started instanceof ServerConnector connector) {
      again(connector);
    }
  }

  private void again(ServerConnector connector) {
    if (connector.isRunning()) {
      connector
          .getScheduler()
          .schedule(() -> run(connector), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void run(ServerConnector connector) {
    task.run();
    again(connector);
  }
}
