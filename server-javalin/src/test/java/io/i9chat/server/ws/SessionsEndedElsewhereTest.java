package io.i9chat.server.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Rule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions that end in the store without any signal of it. */
class SessionsEndedElsewhereTest extends WithServer {
  /** With what a busy machine may take beside: no second look would be early enough. */
  private static final Duration THIRTY_SECONDS = Duration.ofSeconds(40);

  @Test
  @Tag("long")
  @Rule("SESSION-4")
  void theirSocketsAreClosedWithinThirtySeconds() throws SQLException {
    SocketClient client = connect(server.enrol());
    long began = System.nanoTime();

    String store = "jdbc:sqlite:" + server.data().resolve("i9chat.db");
    try (Connection connection = DriverManager.getConnection(store);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("DELETE FROM session")).isEqualTo(1);
    }

    assertThat(client.closeCode(THIRTY_SECONDS)).isEqualTo(4005);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(THIRTY_SECONDS);
  }
}
