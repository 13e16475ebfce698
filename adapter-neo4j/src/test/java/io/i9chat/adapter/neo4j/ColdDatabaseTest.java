package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.chat.Conversation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database that answers too late, as one does that has just started. */
@Tag("long")
@ExtendWith(InProcessNeo4j.class)
final class ColdDatabaseTest {
  private static final Duration PATIENCE = Duration.ofMillis(600);

  private final Cable cable = new Cable(InProcessNeo4j.uri());
  private final Neo4jConfig config = InProcessNeo4j.config(cable.uri(), PATIENCE);

  @AfterEach
  void close() throws IOException {
    cable.close();
  }

  @Test
  void isSlowForManyCallersAtOnceAndRefusesNone() {
    try (Neo4jStore store = Neo4jStore.open(config, Duration.ofMinutes(1))) {
      // Opening a chat waits for 16 answers, four times the patience, and the last callers for the
      // turns of three others before: half of the time that a cold database is given.
      cable.slowDown(PATIENCE.dividedBy(4));
      List<Boolean> sent =
          Race.of(
              60,
              i -> {
                var ada = Fresh.person();
                Conversation chat = Conversation.direct(store.ports(), ada, Fresh.person());
                var intent = chat.intent(ada, Conversation.text("hello"));
                return chat.commit(intent) instanceof Committed;
              });
      assertThat(sent).hasSize(60).containsOnly(true);
    }
  }

  @Test
  void isRefusedInTimeWhereItIsNotWaitedFor() {
    try (Neo4jStore store =
        Neo4jStore.open(InProcessNeo4j.config(cable.uri(), PATIENCE.multipliedBy(5)))) {
      var ada = Fresh.person();
      Conversation chat = Conversation.direct(store.ports(), ada, Fresh.person());
      cable.slowDown(PATIENCE.multipliedBy(6));
      assertThatThrownBy(() -> chat.say(ada, "hello")).isInstanceOf(PortFailure.class);
    }
  }
}
